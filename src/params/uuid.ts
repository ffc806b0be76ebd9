import type { ParamMatcher } from '@sveltejs/kit';

/** As PostgreSQL writes them: https://www.rfc-editor.org/rfc/rfc9562 */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const match: ParamMatcher = (text) => UUID.test(text);
