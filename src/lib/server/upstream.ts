export interface UpstreamAnswer {
	name: string;
	value: string;
	computedAt: string;
	costMs: number;
}

/** Workers refuse more: https://developers.cloudflare.com/workers/runtime-apis/web-crypto/ */
const ITERATIONS = 100_000;

/** Stands for the slow service behind a cache: really costs time, always gives the same value, runs everywhere. */
export async function askUpstream(name: string, now: () => number): Promise<UpstreamAnswer> {
	const startedAt = now();
	const encoder = new TextEncoder();
	const key = await crypto.subtle.importKey('raw', encoder.encode(name), 'PBKDF2', false, [
		'deriveBits'
	]);
	const algorithm = {
		name: 'PBKDF2',
		hash: 'SHA-256',
		salt: encoder.encode('upstream'),
		iterations: ITERATIONS
	};
	const bits = new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 128));
	return {
		name,
		value: [...bits].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
		computedAt: new Date(now()).toISOString(),
		costMs: Math.round(now() - startedAt)
	};
}
