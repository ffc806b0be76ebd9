import type { LayoutServerLoad } from './$types';

/** Messages take their language as an argument; pages find it here. */
export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.locale });
