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
	if (!response.headers.has('content-security-policy')) {
		headers['content-security-policy'] = isHtml(response) ? staticPageCsp : dataCsp;
	}
	return withHeaders(response, headers);
};

function isHtml(response: Response): boolean {
	return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}
