import { SLUG } from '$lib/slug';
import type { ParamMatcher } from '@sveltejs/kit';

/** What addresses call organizations and boards. */
export const match: ParamMatcher = (text) => SLUG.test(text);
