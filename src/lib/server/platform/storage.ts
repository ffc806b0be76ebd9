import {
	STORAGE_ACCESS_KEY_ID,
	STORAGE_BUCKET,
	STORAGE_ENDPOINT,
	STORAGE_REGION,
	STORAGE_SECRET_ACCESS_KEY
} from '$app/env/private';
import { variables } from '../../../env.ts';
import type { Storage } from '../ports/storage/index.ts';
import { s3Storage } from '../ports/storage/s3.ts';

/**
 * The storage that the environment names, on every platform alike; undefined when it names none.
 * @throws Error that names the variable which is missing
 */
export function openS3(): Storage | undefined {
	if (!STORAGE_ENDPOINT) return undefined;
	if (!STORAGE_ACCESS_KEY_ID) throw missing('STORAGE_ACCESS_KEY_ID');
	if (!STORAGE_SECRET_ACCESS_KEY) throw missing('STORAGE_SECRET_ACCESS_KEY');
	return s3Storage({
		endpoint: STORAGE_ENDPOINT,
		bucket: STORAGE_BUCKET,
		region: STORAGE_REGION,
		accessKeyId: STORAGE_ACCESS_KEY_ID,
		secretAccessKey: STORAGE_SECRET_ACCESS_KEY,
		now: Date.now
	});
}

function missing(name: 'STORAGE_ACCESS_KEY_ID' | 'STORAGE_SECRET_ACCESS_KEY'): Error {
	return new Error(
		`${name}\n  - missing: it is needed with STORAGE_ENDPOINT. Example: ${variables[name].example}`
	);
}
