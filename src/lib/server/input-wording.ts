import type { z } from 'zod';
import { en, ko } from 'zod/locales';
import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

/** For what people rarely cause: the wrong types and numbers of programs. */
const ofZod = { en: en().localeError, ko: ko().localeError };

const formats: Readonly<Record<string, typeof m.input_format>> = {
	email: m.input_email,
	date: m.input_date,
	uuid: m.input_id
};

/**
 * What is wrong with an input, in words for people; programs get the same. Where a schema has words of its own (`error`),
 * zod does not ask here.
 */
export const wordingIn =
	(locale: Locale): z.core.$ZodErrorMap =>
	(issue) =>
		ownWords(issue, locale) ?? ofZod[locale](issue);

/** Undefined for what we have no words for. */
function ownWords(issue: z.core.$ZodRawIssue, locale: Locale): string | undefined {
	switch (issue.code) {
		case 'invalid_type':
			return issue.input === undefined ? m.input_missing({}, { locale }) : undefined;
		case 'too_small':
			if (issue.origin !== 'string') return undefined;
			if (issue.input === '' && issue.minimum === 1) return m.input_missing({}, { locale });
			return m.input_too_short({ min: Number(issue.minimum) }, { locale });
		case 'too_big':
			if (issue.origin !== 'string') return undefined;
			return m.input_too_long({ max: Number(issue.maximum) }, { locale });
		case 'invalid_format':
			if (issue.input === '') return m.input_missing({}, { locale });
			return (formats[issue.format] ?? m.input_format)({}, { locale });
		case 'invalid_value':
			return m.input_choice({ values: issue.values.join(', ') }, { locale });
		case 'unrecognized_keys':
			return m.input_unknown({ names: issue.keys.join(', ') }, { locale });
	}
}
