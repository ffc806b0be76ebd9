import type { RequestEvent } from '@sveltejs/kit';

/**
 * The address of who asks, as the host knows it. The host throws when a proxy it was told of did not say who the client
 * is; all such requests are from `unknown`.
 */
export function clientAddress(event: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return event.getClientAddress() || 'unknown';
	} catch {
		return 'unknown';
	}
}
