import type { Handle } from '@sveltejs/kit';
import {
	dataCsp,
	policyHeaders,
	staticPageCsp,
	strictTransportSecurity
} from '../security-policy.ts';
import { withHeaders } from '../with-headers.ts';

/** Puts the policy on every answer of the app. Pages already carry SvelteKit's CSP with their nonce; it stays. */
export const securityHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const headers: Record<string, string> = { ...policyHeaders };
	if (event.url.protocol === 'https:')
		headers['strict-transport-security'] = strictTransportSecurity;
	headers['content-security-policy'] = policyOf(response, event.locals.services.storage?.origin);
	return withHeaders(response, headers);
};

function policyOf(response: Response, storage: string | undefined): string {
	const given = response.headers.get('content-security-policy');
	if (given) return storage ? withUploads(given, storage) : given;
	return isHtml(response) ? staticPageCsp : dataCsp;
}

function isHtml(response: Response): boolean {
	return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}

/** Browsers send files straight to storage. Where that is, is known when the app runs and not when it is built. */
const withUploads = (policy: string, storage: string): string =>
	policy.replace("connect-src 'self'", `connect-src 'self' ${storage}`);
