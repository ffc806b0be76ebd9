import { z } from 'zod';
import { NAME_LENGTH } from '../identity-limits.ts';
import { line } from './text.ts';

export const renamingForm = z.strictObject({ name: line(NAME_LENGTH) });

/** The name again, typed by whoever wants it gone; any text, because it may be wrong. */
export const deletionForm = z.strictObject({ confirmation: line({ max: NAME_LENGTH.max }) });
