import { z } from 'zod';
import { SLUG } from '../slug.ts';

interface Length {
	min?: number;
	max: number;
}

/**
 * Text that can be stored, without white space around it: PostgreSQL keeps no NUL, and half of a surrogate pair has no
 * bytes in UTF-8. Forms send CRLF for every end of line, whatever was typed.
 */
export const text = ({ min = 0, max }: Length) =>
	z
		.string()
		.overwrite((given) => given.replaceAll('\r\n', '\n').trim())
		.min(min)
		.max(max)
		.regex(/^[^\0\p{Cs}]*$/u);

/**
 * The same in one line: what breaks it becomes a space. What turns the direction of the text around it is refused, and so
 * is what has nothing to be seen.
 */
export const line = ({ min = 0, max }: Length) =>
	z
		.string()
		.overwrite((given) => given.replace(/\s+/g, ' ').trim())
		.min(min)
		.max(max)
		.regex(/^(?=$|.*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u);

/** What addresses name something by, but none of the words that they use for something else. */
export const slugOutside = (reserved: ReadonlySet<string>) =>
	z
		.string()
		.trim()
		.regex(SLUG)
		.refine((slug) => !reserved.has(slug), {
			error: 'expected a name that addresses do not use for something else'
		});

/** For forms, in which nothing chosen is an empty field. */
export const emptyAsNull = <T extends z.ZodType>(schema: T) =>
	z.preprocess((value) => (value === '' ? null : value), schema);
