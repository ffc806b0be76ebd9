import type { KeyRing } from '../../sessions/key-ring.ts';
import { objectFolder } from './folder.ts';
import type { Storage } from './index.ts';
import { keyOf, signAddress } from './signed-address.ts';
import { uploadHeaders } from './upload-headers.ts';

interface DiskOptions {
	folder: string;
	/** Sign the addresses. */
	keys: KeyRing;
	/** Milliseconds since 1970. */
	now: () => number;
}

/**
 * Files on the disk of this process, under addresses of the app (routes/storage) that hold as long and allow as much as
 * those of S3 do. The embedded default on Node: another process has other files.
 */
export function diskStorage({ folder, keys, now }: DiskOptions): Required<Storage> {
	const objects = objectFolder(folder);
	const expiryOf = (seconds: number) => now() + seconds * 1000;

	return {
		origin: undefined,
		async presignUpload(announced, seconds) {
			const headers = uploadHeaders(announced);
			const signed = new Headers({ ...headers, 'content-length': String(announced.size) });
			const grant = { key: announced.key, expiresAt: expiryOf(seconds), headers: signed };
			return { url: await signAddress({ method: 'PUT', ...grant }, keys), headers };
		},
		presignDownload: (key, seconds) =>
			signAddress(
				{ method: 'GET', key, expiresAt: expiryOf(seconds), headers: new Headers() },
				keys
			),
		async inspect(key) {
			const found = await objects.describe(key);
			return found && { size: found.size, contentType: found.contentType, md5: found.md5 };
		},
		remove: objects.remove,
		ownFiles: {
			async write(request) {
				const key = await keyOf(request, keys, now());
				if (key === undefined) return 'refused';
				const signed = (name: string) => request.headers.get(name) ?? '';
				const announced = {
					size: Number(signed('content-length')),
					contentType: signed('content-type'),
					md5: signed('content-md5'),
					disposition: signed('content-disposition')
				};
				return objects.write(key, request.body ?? new Blob().stream(), announced);
			},
			async read(request) {
				const key = await keyOf(request, keys, now());
				const found = key === undefined ? undefined : await objects.describe(key);
				if (key === undefined || !found) return undefined;
				const headers = {
					'content-type': found.contentType,
					'content-length': String(found.size),
					'content-disposition': found.disposition
				};
				return { headers, body: objects.read(key) };
			}
		}
	};
}
