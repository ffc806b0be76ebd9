import { expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import ko from '../../messages/ko.json' with { type: 'json' };

test('every message exists in both languages', () => {
	expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
});

test('every message has the same placeholders in both languages', () => {
	const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
	for (const [key, text] of Object.entries(en)) {
		expect(placeholders(ko[key as keyof typeof ko]), key).toEqual(placeholders(text));
	}
});
