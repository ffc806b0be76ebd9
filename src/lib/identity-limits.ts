/** What forms tell the browser and schemas check again, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 128 };
export const NAME_LENGTH = { min: 1, max: 80 };
/** https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3 */
export const EMAIL_LENGTH = { max: 254 };
export const SLUG_LENGTH = { min: 3, max: 40 };
