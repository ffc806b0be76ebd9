import { expect, test } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { urlLength } from './url-length.ts';

const statusOf = async (url: string) =>
	(await urlLength({ event: fakeEvent({ url }), resolve: resolveWith() })).status;

test('path and query together may be 8192 characters long', async () => {
	expect(await statusOf(`http://localhost/?${'x'.repeat(8190)}`)).toBe(200);
	expect(await statusOf(`http://localhost/?${'x'.repeat(8191)}`)).toBe(414);
	expect(await statusOf(`http://localhost/${'x'.repeat(10_000)}`)).toBe(414);
});
