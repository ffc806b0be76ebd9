/** Three to forty small letters, digits and hyphens, beginning with a letter and not ending with a hyphen. */
export const SLUG = /^[a-z](?:[a-z\d]|-(?=[a-z\d])){2,39}$/;
