import { and, eq } from 'drizzle-orm';
import { sqlState } from '../ports/database/index.ts';
import { enter } from '../tenancy/enter.ts';
import type { Identity } from './identity.ts';
import { codeOf, refusalOf } from './refusal.ts';
import { soleOwnerOf } from './sole-owner.ts';
import { accounts, users } from './table.ts';

/** What the account page shows of whoever asks. */
export async function readAccount({ database, origin }: Identity, userId: string) {
	const [, [user], [credential]] = await database.run(
		enter('slipway_identity', origin),
		(db) =>
			db.select({ name: users.name, email: users.email }).from(users).where(eq(users.id, userId)),
		(db) =>
			db
				.select({ id: accounts.id })
				.from(accounts)
				.where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
	);
	return user && { ...user, hasPassword: credential !== undefined };
}

/** 'signed-out' when the session has ended meanwhile. */
export async function changeName(
	{ auth, headers }: Identity,
	name: string
): Promise<'done' | 'signed-out'> {
	const refusal = await refusalOf(auth.api.updateUser({ body: { name }, headers }));
	return refusal === undefined ? 'done' : 'signed-out';
}

type PasswordChange = { token: string } | 'wrong-password' | 'signed-out';

/** Ends every session of the user, and begins another one, whose token it answers. */
export async function changePassword(
	{ auth, headers }: Identity,
	{ password, newPassword }: { password: string; newPassword: string }
): Promise<PasswordChange> {
	const body = { currentPassword: password, newPassword, revokeOtherSessions: true };
	try {
		const { token } = await auth.api.changePassword({ body, headers });
		return token ? { token } : 'signed-out';
	} catch (error) {
		const code = codeOf(error);
		if (code === 'signed-out') return code;
		if (code === 'INVALID_PASSWORD') return 'wrong-password';
		throw error;
	}
}

export type Deletion = 'done' | 'not-confirmed' | 'signed-out' | { soleOwnerOf: string[] };

/**
 * Deletes the user with everything that is theirs alone; what they wrote stays, without their name. `confirmation` is the
 * password, or the e-mail of someone who has none here. An organization must not lose its last owner by it: the database
 * refuses that, and everything stays as it was.
 */
export async function deleteAccount(
	identity: Identity,
	userId: string,
	confirmation: string
): Promise<Deletion> {
	const { database, origin } = identity;
	const confirmed = await confirm(identity, userId, confirmation);
	if (confirmed !== 'done') return confirmed;
	try {
		await database.run(enter('slipway_identity', origin), (db) =>
			db.delete(users).where(eq(users.id, userId))
		);
		return 'done';
	} catch (error) {
		if (sqlState(error) !== 'SL409') throw error;
		return { soleOwnerOf: await soleOwnerOf(database, origin, userId) };
	}
}

async function confirm(identity: Identity, userId: string, confirmation: string) {
	const account = await readAccount(identity, userId);
	if (!account) return 'signed-out';
	if (!account.hasPassword) {
		return confirmation.trim().toLowerCase() === account.email ? 'done' : 'not-confirmed';
	}
	const { auth, headers } = identity;
	const body = { password: confirmation };
	const refusal = await refusalOf(auth.api.verifyPassword({ body, headers }));
	if (refusal === undefined) return 'done';
	return refusal === 'signed-out' ? 'signed-out' : 'not-confirmed';
}
