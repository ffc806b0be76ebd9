import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { md5Of } from './md5-of.ts';

const { signal } = new AbortController();

test.each([0, 1, 1024 * 1024, 2_500_000])('the MD5 of %i bytes is the right one', async (size) => {
	const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
	const expected = createHash('md5').update(bytes).digest('base64');
	expect(await md5Of(new Blob([bytes]), signal)).toBe(expected);
});

test('whoever gives up does not wait for it', async () => {
	const controller = new AbortController();
	controller.abort(new Error('given up'));
	await expect(md5Of(new Blob(['a']), controller.signal)).rejects.toThrow('given up');
});
