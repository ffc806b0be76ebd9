import { expect, test } from 'vitest';
import { describeUsage } from './describe-usage.ts';

const day = { day: '2026-11-20', tickets: 700, comments: 2, attachments: 1, bytes: 1500 };

test('usage is the sum of its days, in the numbers of the language', () => {
	expect(describeUsage([day, day], 'en')).toEqual({
		...{ days: '2', tickets: '1,400', comments: '4', attachments: '2', bytes: '3 kB' }
	});
});
