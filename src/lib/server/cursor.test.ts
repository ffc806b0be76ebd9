import { expect, test } from 'vitest';
import { z } from 'zod';
import { fakeEvent } from '../../../tests/support/fake-event.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { KeyRing } from './sessions/key-ring.ts';

const old = 'an-old-secret-of-more-than-thirty-two-characters';
const current = 'a-new-secret-of-more-than-thirty-two-characters';

const listAt = (path: string, sessions: KeyRing) =>
	fakeEvent({
		url: `http://localhost${path}`,
		services: { secrets: { sessions, encryption: new Map() } }
	});

const before = new Map([[1, old]]);
const rotated = new Map([
	[1, old],
	[2, current]
]);

test('a cursor comes back as what it was made of, also after its key was rotated', async () => {
	const cursor = await writeCursor(listAt('/list', before), { id: 7 });
	for (const keys of [before, rotated]) {
		const read = await readCursor(listAt('/list', keys), cursor, z.object({ id: z.int() }));
		expect(read).toEqual({ ok: true, position: { id: 7 } });
	}
});

test('without a cursor there is no position', async () => {
	expect(await readCursor(listAt('/list', before), undefined, z.int())).toEqual({
		ok: true,
		position: undefined
	});
});

test('a cursor of another list, of a forgotten key, or of another form is refused', async () => {
	const cursor = await writeCursor(listAt('/list', before), 7);
	const [payload = '', signature = ''] = cursor.split('.');
	const refused = { ok: false, response: { status: 400 } };
	const read = (path: string, keys: KeyRing, text: string) =>
		readCursor(listAt(path, keys), text, z.int());
	expect(await read('/other', before, cursor)).toMatchObject(refused);
	expect(await read('/list', new Map([[2, current]]), cursor)).toMatchObject(refused);
	expect(await readCursor(listAt('/list', before), cursor, z.string())).toMatchObject(refused);
	for (const forged of ['', '.', payload, `.${signature}`, `OA.${signature}`, `${payload}.AAAA`]) {
		expect(await read('/list', before, forged), forged).toMatchObject(refused);
	}
});
