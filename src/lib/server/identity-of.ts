/** What the routes of identity have in common: better-auth for their request, and the cookies of a session. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	GITHUB_CLIENT_ID,
	GITHUB_CLIENT_SECRET,
	GOOGLE_CLIENT_ID,
	GOOGLE_CLIENT_SECRET,
	KAKAO_CLIENT_ID,
	KAKAO_CLIENT_SECRET
} from '$app/env/private';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { SESSION_SECONDS } from './identity/auth.ts';
import { identify, type Identity } from './identity/identity.ts';
import type { Credentials } from './identity/providers.ts';
import { requestHeaders } from './identity/request-headers.ts';
import { originOf } from './origin.ts';
import { cookieNames, cookieOptions } from './sessions/cookies.ts';
import type { Session } from './sessions/session.ts';
import { signSessionToken } from './sessions/session-token.ts';

const pair = (clientId?: string, clientSecret?: string) =>
	clientId && clientSecret ? { clientId, clientSecret } : undefined;

/** Of the providers that this deployment is known to. */
export const credentials: Credentials = Object.fromEntries(
	Object.entries({
		google: pair(GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET),
		github: pair(GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET),
		kakao: pair(KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET)
	}).filter(([, known]) => known)
);

/**
 * better-auth for this request. Without a session it can only begin one.
 * @param organizationId the organization whose members are changed
 */
export async function identityOf(
	event: RequestEvent,
	session?: Session,
	organizationId?: string
): Promise<Identity> {
	const { url, cookies, locals } = event;
	const { database, logger, secrets } = locals.services;
	const origin = originOf(event, session?.userId);
	const names = cookieNames(url);
	const read = [names.token, names.state].map((name) => [name, cookies.get(name) ?? ''] as const);
	const headers = await requestHeaders({ ...origin, cookies: new Map(read) }, secrets.sessions);
	const context = { database, origin, organizationId, credentials, logger };
	return identify({ ...context, baseUrl: url.origin, keys: secrets.sessions }, headers);
}

/** Signs the visitor in. What an earlier session left in this browser is over. */
export async function keepSession(event: RequestEvent, token: string): Promise<void> {
	const { cookies, locals, url } = event;
	const value = await signSessionToken(token, locals.services.secrets.sessions);
	const options = { ...cookieOptions(url), maxAge: SESSION_SECONDS };
	cookies.set(cookieNames(url).token, value, options);
	forgetPass(event);
}

/** Signs the visitor out, in this browser. */
export function forgetSession(event: Pick<RequestEvent, 'cookies' | 'url'>): void {
	event.cookies.delete(cookieNames(event.url).token, cookieOptions(event.url));
	forgetPass(event);
}

/** For whose session has ended meanwhile, and who was believed to be signed in because the pass has not. */
export function signInAgain(event: RequestEvent): never {
	forgetSession(event);
	redirect(303, '/sign-in');
}

/** With the next request the session is looked up, and a pass made of what is true then. */
export function forgetPass({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): void {
	cookies.delete(cookieNames(url).pass, cookieOptions(url));
}

/** What better-auth must find again when a provider sends the visitor back, for five minutes. */
export function keepState({ cookies, url }: RequestEvent, answered: Headers): void {
	const { state } = cookieNames(url);
	const cookie = parseSetCookieHeader(answered.getSetCookie().join()).get(state);
	if (!cookie) throw new Error('better-auth began no way to a provider.');
	cookies.set(state, cookie.value, { ...cookieOptions(url), maxAge: cookie['max-age'] });
}
