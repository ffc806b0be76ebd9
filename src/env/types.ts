/** What the values of environment variables can be: each takes the text and answers the value. */
import { z } from 'zod';

export const wholeNumber = (minimum: number, maximum: number) =>
	z
		.string()
		.regex(/^\d{1,10}$/, 'expected a whole number')
		.transform(Number)
		.pipe(z.number().min(minimum).max(maximum));

/** No timer of a JavaScript runtime can run longer. */
const LONGEST_MS = 2 ** 31 - 1;
export const milliseconds = wholeNumber(1, LONGEST_MS);
export const seconds = wholeNumber(0, Math.floor(LONGEST_MS / 1000));
export const httpUrl = z.url({
	protocol: /^https?$/,
	error: 'expected an http:// or https:// address'
});
export const origin = httpUrl.transform((url) => new URL(url).origin);
export const postgresUrl = z.url({
	protocol: /^postgres(ql)?$/,
	error: 'expected a postgresql:// address'
});
export const address = z.string().regex(/^[\w.:-]+$/, 'expected an address');
export const bytes = z
	.string()
	.regex(/^[1-9]\d*[KMG]?$/i, 'expected bytes, with an optional K, M or G');
export const token = z.string().regex(/^\S{16,}$/, 'expected at least 16 characters');
export const headerName = z
	.string()
	.regex(/^[\w-]+$/, 'expected the name of a header')
	.toLowerCase();

/** https://docs.sentry.io/concepts/key-terms/dsn-explainer/ */
export const dsn = z
	.url({ protocol: /^https?$/, error: 'expected https://key@host/project' })
	.regex(/^https?:\/\/\w+@[^/]+\/(.+\/)?\d+$/, 'expected https://key@host/project');

export const share = z
	.string()
	.regex(/^(0|1|0?\.\d+)$/, 'expected a number from 0 to 1')
	.transform(Number);

export const region = z
	.string()
	.regex(/^[\w-]{1,32}$/, 'expected the name of a region')
	.optional();

/** `quota/seconds`, as in `600/60`: six hundred requests a minute. */
export const rateLimit = z
	.string()
	.regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}$/, 'expected requests/seconds')
	.transform((text) => {
		const [quota, windowSeconds] = text.split('/').map(Number) as [number, number];
		return { quota, windowSeconds };
	});

/** `2:…,1:…`: secrets by version. The highest is used for what is made now, the others for what was made before. */
export const versionedSecrets = z
	.string()
	.regex(/^[1-9]\d{0,3}:[^,:\s]{32,}(,[1-9]\d{0,3}:[^,:\s]{32,})*$/, {
		error: 'expected version:secret, separated by commas, each secret at least 32 characters'
	})
	.transform((text) => new Map(text.split(',').map((entry) => readVersioned(entry))))
	.refine((secrets) => secrets.size > 0);

function readVersioned(entry: string): [version: number, secret: string] {
	const [version = '', secret = ''] = entry.split(':');
	return [Number(version), secret];
}

/** As above; each is 32 bytes in base64, as `openssl rand -base64 32` writes them. */
export const versionedKeys = versionedSecrets.refine(
	(keys) => [...keys.values()].every((key) => /^[A-Za-z\d+/]{43}=$/.test(key)),
	{ error: 'expected keys of 32 bytes in base64' }
);

export const credential = z.string().regex(/^\S{1,256}$/, 'expected a value without spaces');

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, as far as R2 agrees. */
export const bucket = z
	.string()
	.regex(/^[a-z\d][a-z\d-]{1,61}[a-z\d]$/, 'expected the name of a bucket');
