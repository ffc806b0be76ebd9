import { expect, test } from 'vitest';
import { z } from 'zod';
import { en as zodInEnglish } from 'zod/locales';
import type { Locale } from '$paraglide/runtime';
import { wordingIn } from './input-wording.ts';

function said(schema: z.ZodType, value: unknown, locale: Locale = 'en') {
	const result = schema.safeParse(value, { error: wordingIn(locale) });
	return result.error?.issues.map(({ message }) => message);
}

const FORM = 'This has the wrong form, or characters that cannot be used here.';

test.each<[what: string, schema: z.ZodType, value: unknown, en: string, ko: string]>([
	['an empty field', z.string().min(1), '', 'Fill this in.', '입력해 주세요.'],
	['an empty address', z.email(), '', 'Fill this in.', '입력해 주세요.'],
	['a field that is not there', z.string().min(1), undefined, 'Fill this in.', '입력해 주세요.'],
	[
		'a short text',
		z.string().min(10),
		'',
		'Use at least 10 characters.',
		'10자 이상 입력해 주세요.'
	],
	[
		'a long text',
		z.string().max(3),
		'four',
		'Use at most 3 characters.',
		'3자 이하로 입력해 주세요.'
	],
	[
		'what is no e-mail',
		z.email(),
		'ada',
		'This is not a valid e-mail address.',
		'올바른 이메일 주소가 아닙니다.'
	],
	[
		'what is no day',
		z.iso.date(),
		'2026-02-30',
		'This is not a day of the calendar. Write it as year-month-day: 2026-11-20.',
		'올바른 날짜가 아닙니다. 연-월-일 형식으로 입력해 주세요: 2026-11-20'
	],
	['what is no id', z.uuid(), '1', 'This is not a valid id.', '올바른 ID가 아닙니다.'],
	[
		'another form',
		z.string().regex(/^[a-z]+$/),
		'A',
		FORM,
		'형식이 올바르지 않거나 사용할 수 없는 문자가 있습니다.'
	],
	[
		'what is no choice',
		z.enum(['light', 'dark']),
		'pink',
		'Choose one of these: light, dark.',
		'다음 중 하나를 선택해 주세요: light, dark'
	],
	[
		'a field of somebody’s own making',
		z.strictObject({}),
		{ role: 'owner', admin: true },
		'This is not expected here: role, admin.',
		'사용할 수 없는 항목입니다: role, admin'
	]
])('%s is named in words for people', (_, schema, value, en, ko) => {
	expect(said(schema, value)).toEqual([en]);
	expect(said(schema, value, 'ko')).toEqual([ko]);
});

test('what a schema says itself is said', () => {
	expect(said(z.string().min(1, { error: 'a name, please' }), '')).toEqual(['a name, please']);
});

test.each<[what: string, schema: z.ZodType, value: unknown]>([
	['a number that is too small', z.number().min(1), 0],
	['a number that is too large', z.number().max(1), 2],
	['another type', z.string(), 7]
])('%s is said as zod says it, in both languages', (_, schema, value) => {
	expect(said(schema, value)).toEqual(
		schema
			.safeParse(value, { error: zodInEnglish().localeError })
			.error?.issues.map(({ message }) => message)
	);
	expect(said(schema, value, 'ko')?.[0]).toMatch(/[가-힣]/);
});
