import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes.ts';

test.each([
	[0, '0 bytes'],
	[1, '1 byte'],
	[999, '999 bytes'],
	[1000, '1 kB'],
	[5_242_880, '5.2 MB'],
	[2.5e9, '2.5 GB'],
	[7e15, '7,000 TB']
])('%i bytes are %s', (bytes, text) => {
	expect(formatBytes(bytes, 'en')).toBe(text);
});

test('in Korean as well', () => {
	expect(formatBytes(10, 'ko')).toBe('10바이트');
	expect(formatBytes(5_000_000, 'ko')).toBe('5MB');
});
