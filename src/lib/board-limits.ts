/** What forms tell the browser and schemas check again, in characters. */
export const BOARD_NAME_LENGTH = { min: 1, max: 80 };
export const TITLE_LENGTH = { min: 1, max: 200 };
export const DESCRIPTION_LENGTH = { max: 10_000 };
export const COMMENT_LENGTH = { min: 1, max: 5_000 };
/** Of what is searched for. */
export const SEARCH_LENGTH = { min: 1, max: 100 };
/** Of what a ticket is due on, YYYY-MM-DD. */
export const DUE_DATES = { min: '1900-01-01', max: '2999-12-31' };
/** Of a list: how many entries it has when nobody says how many, and at most. */
export const PAGE_SIZE = { default: 50, max: 100 };

/** At worst a character takes twelve bytes: in JSON as two escapes, in a form as four escaped bytes of UTF-8. */
const bytesOf = (...characters: number[]) =>
	characters.reduce((sum, length) => sum + 12 * length, 1024);

/** The largest bodies that can be a ticket or a comment. */
export const TICKET_BYTES = bytesOf(TITLE_LENGTH.max, DESCRIPTION_LENGTH.max);
export const COMMENT_BYTES = bytesOf(COMMENT_LENGTH.max);
