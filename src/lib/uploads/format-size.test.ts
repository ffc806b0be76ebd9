import { expect, test } from 'vitest';
import { formatSize } from './format-size.ts';

test.each([
	[1, '1 byte'],
	[1023, '1,023 bytes'],
	[1024, '1 kB'],
	[1024 * 1024 - 1, '1,024 kB'],
	[5_000_000, '4.8 MB'],
	[25 * 1024 * 1024, '25 MB'],
	[3 * 1024 ** 3, '3,072 MB']
])('%i bytes are %s', (bytes, expected) => {
	expect(formatSize(bytes, 'en')).toBe(expected);
});

test('in Korean as well', () => {
	expect(formatSize(10, 'ko')).toBe('10바이트');
	expect(formatSize(5_000_000, 'ko')).toBe('4.8MB');
});
