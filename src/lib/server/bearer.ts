const encoder = new TextEncoder();

/**
 * Whether the request carries `Authorization: Bearer <token>`. Compares digests, so that the time it takes tells
 * neither how many characters were right nor how long the token is; Web Crypto has it in every runtime.
 */
export async function isBearer(request: Request, token: string): Promise<boolean> {
	const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
	if (given === undefined) return false;
	const [a, b] = await Promise.all([digest(given), digest(token)]);
	let difference = 0;
	for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
	return difference === 0;
}

async function digest(text: string): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}
