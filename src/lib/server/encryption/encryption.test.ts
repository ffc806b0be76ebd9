import { describe, expect, test } from 'vitest';
import { fromBase64, toBase64 } from '../base64.ts';
import { decrypt, DecryptionError, encrypt, type Encrypted } from './encryption.ts';

const key = (letter: string) => btoa(letter.repeat(32));
const oldKeys = new Map([[1, key('a')]]);
const bothKeys = new Map([
	[2, key('b')],
	[1, key('a')]
]);

const place = {
	organizationId: '5a0f5b1e-2f4c-4d6a-9a51-0d8f5b3c9e01',
	id: '0b7d1c52-8f9e-4f0b-8c39-6a1c1d2e3f02'
};
const elsewhere = '9c2f3a44-1b6d-4e8f-a7c0-5d4e3f2a1b03';

const changed = ({ keyId, ciphertext }: Encrypted, position: number): Encrypted => {
	const bytes = fromBase64(ciphertext) ?? new Uint8Array();
	const index = position < 0 ? bytes.length + position : position;
	bytes[index] = (bytes[index] ?? 0) ^ 1;
	return { keyId, ciphertext: toBase64(bytes) };
};

describe('what was encrypted', () => {
	test.each(['a-token-of-another-service', '', '비밀 🔑'])('%j is read again', async (text) => {
		const sealed = await encrypt(oldKeys, text, place);
		expect(await decrypt(oldKeys, sealed, place)).toBe(text);
	});

	test('does not contain what it was, and is something else each time', async () => {
		const first = await encrypt(oldKeys, 'the same token', place);
		const second = await encrypt(oldKeys, 'the same token', place);
		expect(atob(first.ciphertext)).not.toContain('the same token');
		expect(first.ciphertext.slice(0, 16)).not.toBe(second.ciphertext.slice(0, 16));
		expect(first.ciphertext.slice(16)).not.toBe(second.ciphertext.slice(16));
	});

	test.each([
		['another row', { ...place, id: elsewhere }],
		['another organization', { ...place, organizationId: elsewhere }]
	])('cannot be read from %s', async (_, other) => {
		const sealed = await encrypt(oldKeys, 'secret', place);
		await expect(decrypt(oldKeys, sealed, other)).rejects.toThrow(DecryptionError);
	});

	test.each([
		['its initialization vector', 0],
		['its text', 12],
		['its tag', -1]
	])('is refused when one bit of %s is another', async (_, position) => {
		const sealed = await encrypt(oldKeys, 'secret', place);
		await expect(decrypt(oldKeys, changed(sealed, position), place)).rejects.toThrow(
			'cannot be read'
		);
	});

	test.each(['', '%', 'AAAA'])('is refused when it is %j', async (ciphertext) => {
		await expect(decrypt(oldKeys, { keyId: 1, ciphertext }, place)).rejects.toThrow(
			DecryptionError
		);
	});

	test('is refused with another key of the same version', async () => {
		const sealed = await encrypt(oldKeys, 'secret', place);
		await expect(decrypt(new Map([[1, key('x')]]), sealed, place)).rejects.toThrow(DecryptionError);
	});
});

describe('keys', () => {
	test('the newest encrypts, and older ones still read what they wrote', async () => {
		const before = await encrypt(oldKeys, 'before', place);
		const after = await encrypt(bothKeys, 'after', place);
		expect([before.keyId, after.keyId]).toEqual([1, 2]);
		expect(await decrypt(bothKeys, before, place)).toBe('before');
		expect(await decrypt(bothKeys, after, place)).toBe('after');
	});

	test('one that is missing is named', async () => {
		const sealed = await encrypt(bothKeys, 'secret', place);
		await expect(decrypt(oldKeys, sealed, place)).rejects.toThrow(
			'Version 2 is not among ENCRYPTION_KEYS'
		);
	});

	test('a key of another length is refused', async () => {
		await expect(encrypt(new Map([[1, btoa('short')]]), 'secret', place)).rejects.toThrow(
			'32 bytes'
		);
	});
});
