import { z } from 'zod';
import { NAME_LENGTH } from '../identity-limits.ts';
import { TOKEN_LENGTH } from '../integration-limits.ts';
import { line } from './text.ts';

/** As other services make them: visible ASCII, which every header can carry. */
const token = z
	.string()
	.trim()
	.min(TOKEN_LENGTH.min)
	.max(TOKEN_LENGTH.max)
	.regex(/^[\x21-\x7e]*$/);

export const integrationForm = z.strictObject({ name: line(NAME_LENGTH), token });

export const integrationRemoval = z.strictObject({ id: z.uuid() });
