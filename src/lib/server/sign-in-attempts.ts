import type { RequestEvent } from '@sveltejs/kit';
import { clientAddress } from './client-address.ts';
import { clientKey } from './client-key.ts';

/**
 * Counts an attempt by who makes it and by whose account it is for, so that a guess from many addresses ends as well.
 * `account` is an e-mail in small letters, or the id of a user.
 * Undefined when it may go on, else the seconds to wait, which Retry-After says too. What cannot be counted is not tried:
 * unlike hooks/rate-limit.ts this lets nobody through when the counter is slow or down, which a flood of attempts may cause.
 */
export async function secondsToWait(
	event: RequestEvent,
	account: string
): Promise<number | undefined> {
	const keys = [clientKey(clientAddress(event)), await accountKey(account)];
	const { rateLimiter } = event.locals.services;
	for (const key of keys) {
		const decision = await rateLimiter.take('sign-in', key);
		if (decision.allowed) continue;
		event.setHeaders({ 'retry-after': String(decision.retryAfterSeconds) });
		return decision.retryAfterSeconds;
	}
	return undefined;
}

/** Counters are kept by strangers in some places, so they are not told whose account it is. */
async function accountKey(account: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(account));
	const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
	return `account ${hex.join('')}`;
}
