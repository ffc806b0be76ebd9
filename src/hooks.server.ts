import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, ServerInit } from '@sveltejs/kit';
import { building } from '$app/env';
import { SESSION_CACHE_SECONDS, SLOW_REQUEST_MS } from '$app/env/private';
import { accessLog } from '$lib/server/hooks/access-log';
import { authenticate } from '$lib/server/hooks/authenticate';
import { conditional } from '$lib/server/hooks/conditional';
import { preferences } from '$lib/server/hooks/preferences';
import { privateByDefault } from '$lib/server/hooks/private-by-default';
import { problems } from '$lib/server/hooks/problems';
import { rateLimit } from '$lib/server/hooks/rate-limit';
import { requestId } from '$lib/server/hooks/request-id';
import { reservedAction } from '$lib/server/hooks/reserved-action';
import { sameOrigin } from '$lib/server/hooks/same-origin';
import { securityHeaders } from '$lib/server/hooks/security-headers';
import { services } from '$lib/server/hooks/services';
import { urlLength } from '$lib/server/hooks/url-length';
import { platform } from '$platform';

export { handleError } from '$lib/server/hooks/handle-error';

/** While pages are prerendered nobody asks, and nothing but their language matters. */
const whileBuilding: Handle = preferences;

/** Outermost first: each may rely on what the lines above put into `locals`. */
const perRequest: Handle = sequence(
	requestId,
	services(platform),
	accessLog({ slowMs: SLOW_REQUEST_MS, now: () => performance.now() }),
	securityHeaders,
	privateByDefault,
	conditional,
	preferences,
	problems,
	urlLength,
	reservedAction,
	sameOrigin,
	rateLimit,
	authenticate({ cacheSeconds: SESSION_CACHE_SECONDS, now: Date.now })
);

export const handle: Handle = building ? whileBuilding : perRequest;

export const init: ServerInit = async () => {
	if (!building) await platform.start();
};
