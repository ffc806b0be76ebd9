/** Secrets by version: the highest makes what is new, all of them check what is old. */
export type KeyRing = ReadonlyMap<number, string>;

/** @throws Error for a ring without a key */
export function newestKey(ring: KeyRing): { version: number; secret: string } {
	const version = Math.max(...ring.keys());
	const secret = ring.get(version);
	if (secret === undefined) throw new Error('There is no key.');
	return { version, secret };
}

/** All of them, the newest first. */
export const newestFirst = (ring: KeyRing): string[] =>
	[...ring].sort(([a], [b]) => b - a).map(([, secret]) => secret);
