import { expect, test } from 'vitest';
import type { Failure } from './upload-file.ts';
import { uploadList, type End } from './upload-list.svelte.ts';

const place = { organization: 'harbour', ticketId: '5b3c1f0a-0000-4000-8000-000000000000' };
const file = (name: string) => new File(['x'], name);

/** A list whose uploads end when the test says so. */
function listOf() {
	const ends: [string, End][] = [];
	const running = new Map<string, (failure?: Failure) => void>();
	const changed: (() => void)[] = [];
	const tell = () => changed.splice(0).forEach((resolve) => resolve());
	const list = uploadList({
		place: () => place,
		onEnd: ({ name }, end) => {
			ends.push([name, end]);
			tell();
		},
		send: ({ name }, given, { signal, onProgress }) => {
			expect(given).toBe(place);
			onProgress(0.5);
			return new Promise((resolve, reject) => {
				running.set(name, resolve);
				signal.addEventListener('abort', () => reject(new Error('aborted')));
				tell();
			});
		}
	});
	/** Resolves when the next upload begins or ends. */
	const next = () => new Promise<void>((resolve) => changed.push(resolve));
	return { list, ends, running, next };
}

test('files are uploaded one after the other, and leave the list when they are there', async () => {
	const { list, ends, running, next } = listOf();
	list.add([file('a.txt'), file('b.txt')]);
	await next();
	expect([...running.keys()]).toEqual(['a.txt']);
	expect(list.uploads.map(({ share }) => share)).toEqual([0.5, 0]);
	running.get('a.txt')?.();
	await next();
	await next();
	expect([...running.keys()]).toEqual(['a.txt', 'b.txt']);
	expect(list.uploads.map(({ file: { name } }) => name)).toEqual(['b.txt']);
	expect(ends).toEqual([['a.txt', 'uploaded']]);
});

test('one that failed stays with its reason until it is tried again, or dismissed', async () => {
	const { list, ends, running, next } = listOf();
	list.add([file('a.txt')]);
	await next();
	running.get('a.txt')?.({ reason: 'network' });
	await next();
	expect(ends).toEqual([['a.txt', 'failed']]);
	expect(list.uploads[0]?.failure).toEqual({ reason: 'network' });

	const [{ id } = { id: 0 }] = list.uploads;
	list.retry(id);
	await next();
	expect(list.uploads[0]?.failure).toBeUndefined();
	running.get('a.txt')?.({ reason: 'storage' });
	await next();
	list.dismiss(id);
	expect(list.uploads).toEqual([]);
});

test('one that is cancelled leaves at once, and the next begins', async () => {
	const { list, ends, running, next } = listOf();
	list.add([file('a.txt'), file('b.txt'), file('c.txt')]);
	await next();
	const [a, b] = list.uploads;
	list.cancel(b?.id ?? 0);
	list.cancel(a?.id ?? 0);
	await next();
	expect([...running.keys()]).toEqual(['a.txt', 'c.txt']);
	expect(ends).toEqual([
		['b.txt', 'canceled'],
		['a.txt', 'canceled']
	]);
});
