import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Announcement, SignedUpload, Storage } from './index.ts';

interface Subject {
	/** The same storage for each clock; its own is the real one. */
	create: (now: () => number) => Storage;
	/** Sends a request to an address that storage signed. */
	send: (url: string, init: RequestInit) => Promise<Response>;
}

const BYTES = new TextEncoder().encode('the minutes of a meeting');
const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64');

let announcements = 0;

const announce = (changes: Partial<Announcement> = {}): Announcement => ({
	key: `harbour/tickets/contract-${++announcements}`,
	fileName: 'minutes.txt',
	contentType: 'text/plain',
	size: BYTES.byteLength,
	md5: md5Of(BYTES),
	...changes
});

/** What every storage must do. `open` is called once; everybody's files are in there. */
export function describeStorage(name: string, open: () => Promise<Subject>) {
	describe(`storage: ${name}`, () => {
		let subject: Subject;
		let storage: Storage;
		beforeAll(async () => {
			subject = await open();
			storage = subject.create(Date.now);
		}, 60_000);

		const put = ({ url, headers }: SignedUpload, bytes = BYTES) =>
			subject.send(url, { method: 'PUT', headers, body: bytes });

		async function uploaded(changes: Partial<Announcement> = {}): Promise<Announcement> {
			const announced = announce(changes);
			expect((await put(await storage.presignUpload(announced, 60))).ok).toBe(true);
			return announced;
		}

		test('takes what was announced, and says what it has', async () => {
			const { key, size, contentType, md5 } = await uploaded();
			expect(await storage.inspect(key)).toEqual({ size, contentType, md5 });
		});

		test('the length is signed, and not among the headers that a browser must set', async () => {
			const { headers } = await storage.presignUpload(announce(), 60);
			expect(Object.keys(headers)).toContain('content-md5');
			expect(Object.keys(headers)).not.toContain('content-length');
		});

		test('answers a download with the bytes, as a file to keep, whatever it is called', async () => {
			const fileName = '회의록 "3"; (끝).txt';
			const { key } = await uploaded({ fileName });
			const response = await subject.send(await storage.presignDownload(key, 60), {});
			expect(await response.text()).toBe('the minutes of a meeting');
			expect(response.headers.get('content-type')).toBe('text/plain');
			expect(response.headers.get('content-disposition')).toBe(
				`attachment; filename="_3_.txt"; filename*=UTF-8''${encodeURIComponent(fileName)
					.replace('(', '%28')
					.replace(')', '%29')}`
			);
		});

		test.each([
			['of another type', { 'content-type': 'text/html' }],
			['with another MD5', { 'content-md5': md5Of(new Uint8Array()) }],
			['under another name', { 'content-disposition': 'inline' }]
		])('refuses an upload %s', async (_, changes) => {
			const announced = announce();
			const { url, headers } = await storage.presignUpload(announced, 60);
			const response = await put({ url, headers: { ...headers, ...changes } });
			expect(response.status).toBe(403);
			expect(await storage.inspect(announced.key)).toBeUndefined();
		});

		test('refuses more or fewer bytes than were announced', async () => {
			for (const size of [BYTES.byteLength - 1, BYTES.byteLength + 1]) {
				const announced = announce({ size });
				expect((await put(await storage.presignUpload(announced, 60))).status).toBe(403);
				expect(await storage.inspect(announced.key)).toBeUndefined();
			}
		});

		test('refuses other bytes of the same length', async () => {
			const announced = announce();
			const others = BYTES.toReversed();
			expect((await put(await storage.presignUpload(announced, 60), others)).status).toBe(400);
			expect(await storage.inspect(announced.key)).toBeUndefined();
		});

		test('refuses an address that is used for another key or method, or that was changed', async () => {
			const announced = announce();
			const { url, headers } = await storage.presignUpload(announced, 60);
			const elsewhere = url.replace(announced.key, `${announced.key}-2`);
			const later = url.replace(/(expires=)(\d+)/i, '$19$2');
			for (const changed of [elsewhere, later, url.split('?')[0] ?? '']) {
				expect((await put({ url: changed, headers })).ok).toBe(false);
			}
			expect((await subject.send(url, {})).ok).toBe(false);
			const { key } = await uploaded();
			const download = await storage.presignDownload(key, 60);
			expect((await put({ url: download, headers })).ok).toBe(false);
		});

		test('refuses an address whose time is over', async () => {
			const late = subject.create(() => Date.now() - 61_000);
			const announced = announce();
			expect((await put(await late.presignUpload(announced, 60))).status).toBe(403);
			expect(await storage.inspect(announced.key)).toBeUndefined();
			const { key } = await uploaded();
			expect((await subject.send(await late.presignDownload(key, 60), {})).status).toBe(403);
		});

		test('an address takes bytes once', async () => {
			const announced = announce();
			const upload = await storage.presignUpload(announced, 60);
			expect((await put(upload)).ok).toBe(true);
			expect([409, 412]).toContain((await put(upload)).status);
			expect(await storage.inspect(announced.key)).toMatchObject({ md5: announced.md5 });
		});

		test('what was removed is gone, and can be removed again', async () => {
			const { key } = await uploaded();
			await storage.remove(key);
			expect(await storage.inspect(key)).toBeUndefined();
			await storage.remove(key);
			const download = await subject.send(await storage.presignDownload(key, 60), {});
			expect(download.ok).toBe(false);
		});

		test('of two uploads of the same file at once, one is taken and it is whole', async () => {
			const announced = announce();
			const upload = await storage.presignUpload(announced, 60);
			const answers = await Promise.all(Array.from({ length: 5 }, () => put(upload)));
			expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
			expect(await storage.inspect(announced.key)).toMatchObject({ md5: announced.md5 });
		});
	});
}
