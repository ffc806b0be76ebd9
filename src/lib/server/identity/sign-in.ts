import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { enter } from '../tenancy/enter.ts';
import type { Identity } from './identity.ts';
import { users } from './table.ts';

interface Credentials {
	email: string;
	password: string;
}

/** The token of a session that begins; undefined for a wrong password, and in the same time for an unknown e-mail. */
export async function signIn({ auth, headers }: Identity, body: Credentials) {
	try {
		return (await auth.api.signInEmail({ body, headers })).token;
	} catch (error) {
		if (error instanceof APIError && error.statusCode === 401) return undefined;
		throw error;
	}
}

/** The token of the first session of someone new; undefined when the e-mail belongs to somebody. */
export async function signUp(
	identity: Identity,
	body: Credentials & { name: string }
): Promise<string | undefined> {
	const { auth, headers } = identity;
	try {
		const { token } = await auth.api.signUpEmail({ body, headers });
		return token ?? undefined;
	} catch (error) {
		// better-auth says the same of every row it could not write.
		if (error instanceof APIError && (await isTaken(identity, body.email))) return undefined;
		throw error;
	}
}

async function isTaken({ database, origin }: Identity, email: string): Promise<boolean> {
	const [, found] = await database.run(enter('slipway_identity', origin), (db) =>
		db.select({ id: users.id }).from(users).where(eq(users.email, email))
	);
	return found.length > 0;
}
