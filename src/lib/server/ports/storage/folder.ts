import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';

/** What is kept beside the bytes. */
const description = z.strictObject({
	size: z.number(),
	contentType: z.string(),
	md5: z.string(),
	disposition: z.string()
});

type Description = z.infer<typeof description>;

const BYTES = 'bytes';
const DESCRIPTION = 'description.json';

/**
 * Each object is a folder of two files, written elsewhere and moved to its place when it is complete: nobody sees half of
 * one, and one that is there is not replaced.
 */
export function objectFolder(root: string) {
	// Keys have no dots, so no object lies in the folder of another.
	const folderOf = (key: string) => join(root, `${key}.object`);

	return {
		async write(
			key: string,
			body: ReadableStream<Uint8Array>,
			announced: Description
		): Promise<'written' | 'taken' | 'different'> {
			const unfinished = join(root, '.unfinished', randomUUID());
			await mkdir(unfinished, { recursive: true });
			try {
				const received = await receive(body, join(unfinished, BYTES), announced.size);
				if (received !== announced.md5) return 'different';
				await writeFile(join(unfinished, DESCRIPTION), JSON.stringify(announced), { flush: true });
				await mkdir(dirname(folderOf(key)), { recursive: true });
				await rename(unfinished, folderOf(key));
				return 'written';
			} catch (error) {
				if (isOneOf(error, 'ENOTEMPTY', 'EEXIST')) return 'taken';
				throw error;
			} finally {
				await rm(unfinished, { recursive: true, force: true });
			}
		},

		async describe(key: string): Promise<Description | undefined> {
			try {
				const text = await readFile(join(folderOf(key), DESCRIPTION), 'utf8');
				return description.parse(JSON.parse(text));
			} catch (error) {
				if (isOneOf(error, 'ENOENT')) return undefined;
				throw error;
			}
		},

		read: (key: string) =>
			Readable.toWeb(createReadStream(join(folderOf(key), BYTES))) as ReadableStream<Uint8Array>,

		remove: (key: string) => rm(folderOf(key), { recursive: true, force: true })
	};
}

/** The MD5 of what arrived, once it is on the disk; undefined when it breaks off, or is of another size. */
async function receive(
	body: ReadableStream<Uint8Array>,
	path: string,
	size: number
): Promise<string | undefined> {
	const hash = createHash('md5');
	const file = await open(path, 'wx');
	try {
		let received = 0;
		// Not `for await`: leaving that cancels the stream, and the host then drops the connection with our answer on it.
		const reader = body.getReader();
		for (let next = await chunkOf(reader); next !== 'end'; next = await chunkOf(reader)) {
			if (next === 'broken') return undefined;
			received += next.byteLength;
			if (received > size) continue;
			hash.update(next);
			await file.writeFile(next);
		}
		await file.sync();
		return received === size ? hash.digest('base64') : undefined;
	} finally {
		await file.close();
	}
}

/** Reading fails because the host refuses, or because the client is gone; neither is our mistake. */
async function chunkOf(
	reader: ReadableStreamDefaultReader<Uint8Array>
): Promise<Uint8Array | 'end' | 'broken'> {
	try {
		const { value } = await reader.read();
		return value ?? 'end';
	} catch {
		return 'broken';
	}
}

const isOneOf = (error: unknown, ...codes: string[]): boolean =>
	error instanceof Error && 'code' in error && codes.includes(String(error.code));
