import { expect, test } from 'vitest';
import { describeUsage, formatBytes } from './describe-usage.ts';

const day = { day: '2026-11-20', tickets: 700, comments: 2, attachments: 1, bytes: 1500 };

test('usage is the sum of its days, in the numbers of the language', () => {
	expect(describeUsage([day, day], 'en')).toEqual({
		...{ days: '2', tickets: '1,400', comments: '4', attachments: '2', bytes: '3 kB' }
	});
});

test.each([
	[0, '0 bytes'],
	[999, '999 bytes'],
	[1000, '1 kB'],
	[5_242_880, '5.2 MB'],
	[2.5e9, '2.5 GB'],
	[7e15, '7,000 TB']
])('%i bytes are %s', (bytes, text) => {
	expect(formatBytes(bytes, 'en')).toBe(text);
});
