import { expect, test } from 'vitest';
import { parseIdempotencyKey } from './idempotency-key.ts';

test.each([
	['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
	['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
	['"with space"', 'with space'],
	['"a \\"quote\\" and a \\\\"', 'a "quote" and a \\'],
	[`"${'k'.repeat(255)}"`, 'k'.repeat(255)]
])('%s is the key %s', (field, key) => {
	expect(parseIdempotencyKey(field)).toBe(key);
});

test.each(['', '""', '"', '"open', 'with space', '"a" "b"', '"a\\b"', '"ä"', 'k'.repeat(256)])(
	'%j is no key',
	(field) => {
		expect(parseIdempotencyKey(field)).toBeUndefined();
	}
);
