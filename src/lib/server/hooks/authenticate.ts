import type { Handle, RequestEvent } from '@sveltejs/kit';
import { originOf } from '../origin.ts';
import { cookieNames, cookieOptions } from '../sessions/cookies.ts';
import { findSession } from '../sessions/find-session.ts';
import { issuePass, readPass } from '../sessions/pass.ts';
import { claimedToken, readSessionToken, signSessionToken } from '../sessions/session-token.ts';
import type { Session } from '../sessions/session.ts';

interface Options {
	/** How long a session is believed without asking the database. */
	cacheSeconds: number;
	/** Milliseconds since 1970. */
	now: () => number;
}

/**
 * Finds out who is signed in, when someone asks, and once. Usually a cookie's signature says it; once that has expired,
 * the database does, and the cookie is made anew.
 */
export const authenticate =
	(options: Options): Handle =>
	({ event, resolve }) => {
		let session: Promise<Session | undefined> | undefined;
		event.locals.session = () => (session ??= findOut(event, options));
		return resolve(event);
	};

async function findOut(event: RequestEvent, options: Options): Promise<Session | undefined> {
	const { cookies, locals, url } = event;
	const names = cookieNames(url);
	const cookie = cookies.get(names.token);
	if (!cookie) return undefined;
	const pass = cookies.get(names.pass) ?? '';
	const keys = locals.services.secrets.sessions;
	return (
		(await readPass(pass, claimedToken(cookie), keys, options.now())) ??
		renew(event, cookie, options)
	);
}

async function renew(
	event: RequestEvent,
	cookie: string,
	{ cacheSeconds, now }: Options
): Promise<Session | undefined> {
	const { cookies, locals, url } = event;
	const { secrets, database } = locals.services;
	const names = cookieNames(url);
	const signed = await readSessionToken(cookie, secrets.sessions);
	if (!signed) return undefined;

	const found = await findSession(database, signed.token, originOf(event, undefined));
	if (!found) return undefined;

	const { expiresAt, ...session } = found;
	const options = cookieOptions(url);
	const life = { now: now(), seconds: cacheSeconds };
	const pass = await issuePass(session, signed.token, secrets.sessions, life);
	cookies.set(names.pass, pass, { ...options, maxAge: cacheSeconds });
	if (!signed.isCurrent) {
		const again = await signSessionToken(signed.token, secrets.sessions);
		cookies.set(names.token, again, { ...options, expires: expiresAt });
	}
	return session;
}
