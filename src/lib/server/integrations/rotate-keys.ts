import { and, asc, count, eq, gt, ne } from 'drizzle-orm';
import { decrypt, DecryptionError, encrypt } from '../encryption/encryption.ts';
import type { Database, Statement } from '../ports/database/index.ts';
import { newestKey, type KeyRing } from '../sessions/key-ring.ts';
import { enter, type Origin } from '../tenancy/enter.ts';
import { integrations } from './table.ts';

/** What became of what the newest key had not written. */
export interface Rotation {
	/** Encrypted again, with the newest key. */
	encrypted: number;
	/** What still takes another key to read. At 0, every key but the newest can be given up. */
	left: number;
}

interface Row {
	id: string;
	organizationId: string;
	keyId: number;
	ciphertext: string;
}

/** Rows of one unit of work. */
const BATCH = 100;

/**
 * Encrypts with the newest key what older ones wrote, of all organizations. Can be called again at any time: what cannot
 * be read stays as it is, and what is written meanwhile by an instance that knows only an older key is found next time.
 */
export async function rotateKeys(
	database: Database,
	keys: KeyRing,
	origin: Origin
): Promise<Rotation> {
	const begin = enter('slipway_retention', origin);
	const { version } = newestKey(keys);
	const { id, organizationId, keyId, ciphertext } = integrations;
	const isOld = ne(keyId, version);
	let encrypted = 0;
	let last: Row | undefined;
	do {
		const after = last && gt(id, last.id);
		const [, rows] = await database.run(begin, (db) =>
			db
				.select({ id, organizationId, keyId, ciphertext })
				.from(integrations)
				.where(and(isOld, after))
				.orderBy(asc(id))
				.limit(BATCH)
		);
		encrypted += await encryptAgain(database, keys, origin, rows);
		last = rows.at(-1);
	} while (last);

	const [, [rest]] = await database.run(begin, (db) =>
		db
			.select({ left: count(id) })
			.from(integrations)
			.where(isOld)
	);
	return { encrypted, left: rest?.left ?? 0 };
}

async function encryptAgain(
	database: Database,
	keys: KeyRing,
	origin: Origin,
	rows: readonly Row[]
): Promise<number> {
	const renewed = await Promise.all(rows.map((row) => renew(keys, row)));
	const writes = renewed
		.filter((row) => row !== undefined)
		.map(
			({ before, after }): Statement =>
				(db) =>
					db
						.update(integrations)
						.set(after)
						// Another call may have been faster.
						.where(
							and(eq(integrations.id, before.id), eq(integrations.ciphertext, before.ciphertext))
						)
		);
	await database.run(enter('slipway_retention', origin), ...writes);
	return writes.length;
}

/** Undefined for what cannot be read. */
async function renew(keys: KeyRing, row: Row) {
	try {
		return { before: row, after: await encrypt(keys, await decrypt(keys, row, row), row) };
	} catch (error) {
		if (error instanceof DecryptionError) return undefined;
		throw error;
	}
}
