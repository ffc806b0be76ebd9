import { AwsClient, AwsV4Signer } from 'aws4fetch';
import { toBase64 } from '../../base64.ts';
import type { Storage, StoredObject } from './index.ts';
import { uploadHeaders } from './upload-headers.ts';

interface S3Options {
	/** Without the bucket. */
	endpoint: string;
	bucket: string;
	region: string;
	accessKeyId: string;
	secretAccessKey: string;
	/** Milliseconds since 1970. */
	now: () => number;
}

/** How long storage may take to say what it has. */
const PATIENCE_MS = 10_000;

/**
 * Amazon S3, Cloudflare R2 and what else speaks their protocol, with the bucket in the path. Everything that makes the
 * upload is signed, and with If-None-Match it is taken once:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3Storage({ endpoint, bucket, now, ...account }: S3Options): Storage {
	const client = new AwsClient({ ...account, service: 's3', retries: 2 });
	const addressOf = (key: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/${key}`;

	async function presign(
		method: string,
		key: string,
		seconds: number,
		headers: Record<string, string> = {}
	) {
		const url = new URL(addressOf(key));
		url.searchParams.set('X-Amz-Expires', String(seconds));
		const datetime = new Date(now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
		const signing = { method, url: url.href, headers, datetime, service: 's3', signQuery: true };
		// Or type and length would not be signed: the library leaves out what proxies may change.
		const signer = new AwsV4Signer({ ...account, ...signing, allHeaders: true });
		return (await signer.sign()).url.href;
	}

	async function ask(method: string, key: string): Promise<Response | undefined> {
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await client.fetch(addressOf(key), { method, signal });
		if (response.status === 404) return undefined;
		if (!response.ok) throw new Error(`Storage answered ${method} with ${response.status}.`);
		return response;
	}

	return {
		origin: new URL(endpoint).origin,
		async presignUpload(announced, seconds) {
			const headers = { ...uploadHeaders(announced), 'if-none-match': '*' };
			const signed = { ...headers, 'content-length': String(announced.size) };
			return { url: await presign('PUT', announced.key, seconds, signed), headers };
		},
		presignDownload: (key, seconds) => presign('GET', key, seconds),
		async inspect(key) {
			const response = await ask('HEAD', key);
			return response && describe(response.headers);
		},
		async remove(key) {
			await ask('DELETE', key);
		}
	};
}

/** The entity tag of what was sent in one piece is the MD5 of its bytes, in hexadecimal digits. */
function describe(headers: Headers): StoredObject {
	const [, md5] = /^"([\da-f]{32})"$/.exec(headers.get('etag') ?? '') ?? [];
	return {
		size: Number(headers.get('content-length')),
		contentType: headers.get('content-type') ?? '',
		md5: md5 && toBase64(bytesOf(md5))
	};
}

const bytesOf = (hexadecimal: string): Uint8Array =>
	Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
