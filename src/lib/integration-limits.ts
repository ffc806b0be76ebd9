/** What the form tells the browser and its schema checks again, in characters. Four of a token are shown (its hint). */
export const TOKEN_LENGTH = { min: 16, max: 512 };
