import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

/** Regular files below `folder`, relative to it, with `/` between names. Links are not followed. */
export function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
		.sort();
}

export const sizeOf = (path: string): number => statSync(path).size;

/** Bytes of all files below `folder`. */
export function bytesUnder(folder: string): number {
	return filesUnder(folder).reduce((sum, path) => sum + sizeOf(join(folder, path)), 0);
}

/** Bytes after gzip at its usual level, as hosts count. */
export const gzipped = (content: string | Buffer): number => gzipSync(content).length;

/** What https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT spends on each entry, twice its name, and once. */
const LOCAL_HEADER = 30;
const DIRECTORY_ENTRY = 46;
const END_OF_DIRECTORY = 22;

/** Bytes of a ZIP archive of `folder`, deflated. */
export function zippedBytes(folder: string): number {
	return filesUnder(folder).reduce((sum, path) => {
		const content = deflateRawSync(readFileSync(join(folder, path))).length;
		return sum + LOCAL_HEADER + DIRECTORY_ENTRY + 2 * Buffer.byteLength(path) + content;
	}, END_OF_DIRECTORY);
}

/** Files that a host gives to anybody: what the folder holds, less what Cloudflare is told to leave out. */
export function publishedFiles(folder: string): string[] {
	const list = join(folder, '.assetsignore');
	if (!existsSync(list)) return filesUnder(folder);
	const ignored = ['.assetsignore', ...readFileSync(list, 'utf8').split('\n')];
	return filesUnder(folder).filter((path) => !ignored.includes(path));
}
