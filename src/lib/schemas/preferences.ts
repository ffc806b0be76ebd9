import { z } from 'zod';
import { LANGUAGES, THEMES } from '../preferences';

/** What the form of /preferences sends. */
export const preferencesForm = z.strictObject({
	language: z.enum(LANGUAGES),
	theme: z.enum(THEMES)
});

export type Preferences = z.infer<typeof preferencesForm>;
