import { expect, test } from 'vitest';
import { issuePass, readPass } from './pass.ts';
import { signSessionToken } from './session-token.ts';

const session = {
	id: 'b1a3ab3e-6c0f-4bb4-8f0c-0a4b3d4c5e6f',
	userId: '0d9f6f0e-57a8-4a52-9d0e-6a1f0e7c8b9a',
	name: '아다 Ada'
};
const TOKEN = 'a-token';
const older = new Map([[1, 'the-older-secret-of-32-characters']]);
const both = new Map([...older, [2, 'the-newer-secret-of-32-characters']]);
const newer = new Map([[2, 'the-newer-secret-of-32-characters']]);
const now = Date.parse('2030-01-01T00:00:00Z');

test('a pass says who is signed in', async () => {
	const pass = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	expect(await readPass(pass, TOKEN, older, now)).toEqual(session);
});

test('a pass is believed until it expires, and not a millisecond longer', async () => {
	const pass = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	expect(await readPass(pass, TOKEN, older, now + 59_999)).toEqual(session);
	expect(await readPass(pass, TOKEN, older, now + 60_000)).toBeUndefined();
});

test('a pass can be carried in a cookie as it is', async () => {
	expect(await issuePass(session, TOKEN, older, { now, seconds: 60 })).toMatch(/^[\w-]+\.[\w-]+$/);
});

test('an older key still verifies, and the newest signs', async () => {
	const before = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	const after = await issuePass(session, TOKEN, both, { now, seconds: 60 });
	expect(await readPass(before, TOKEN, both, now)).toEqual(session);
	expect(await readPass(after, TOKEN, newer, now)).toEqual(session);
	expect(await readPass(after, TOKEN, older, now)).toBeUndefined();
	expect(await readPass(before, TOKEN, newer, now)).toBeUndefined();
});

test('a pass that was changed anywhere is worth nothing', async () => {
	const pass = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	for (const index of [0, 10, pass.indexOf('.') + 1, pass.length - 2]) {
		const other = pass[index] === 'A' ? 'B' : 'A';
		const changed = pass.slice(0, index) + other + pass.slice(index + 1);
		expect(await readPass(changed, TOKEN, older, now)).toBeUndefined();
	}
});

test.each(['', '.', 'a', 'a.b', 'a.%%%', '..', 'x'.repeat(5000)])(
	'"%s" is no pass',
	async (text) => {
		expect(await readPass(text, TOKEN, older, now)).toBeUndefined();
	}
);

test('a pass is worth nothing beside another token', async () => {
	const pass = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	expect(await readPass(pass, 'another-token', older, now)).toBeUndefined();
	expect(await readPass(pass, '', older, now)).toBeUndefined();
});

test('what the same key signed for something else is no pass', async () => {
	const pass = await issuePass(session, TOKEN, older, { now, seconds: 60 });
	const [payload = ''] = pass.split('.');
	const signed = await signSessionToken(payload, older);
	expect(await readPass(signed, TOKEN, older, now)).toBeUndefined();
});
