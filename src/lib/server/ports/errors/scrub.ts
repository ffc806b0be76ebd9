import type { Event } from '@sentry/core';
import { redact } from '../../../redact.ts';

/**
 * Makes an event safe to leave: secrets are cut out wherever they occur, and of a user nothing stays but the id. Sentry
 * itself sends cookies, authorization and raw query strings, span data included, also with `sendDefaultPii: false`.
 */
export function scrubEvent<E extends Event>(event: E): E {
	// Not sent, and full of references to scopes.
	const { sdkProcessingMetadata, user, ...rest } = event;
	const safe = redact(rest) as E;
	return { ...safe, ...(user && { user: { id: user.id } }), sdkProcessingMetadata };
}
