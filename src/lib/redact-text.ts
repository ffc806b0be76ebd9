export const REDACTED = '[redacted]';

/** Longer text is cut: a client must not decide how much we write, nor how long we search it. */
const MAX_TEXT = 8192;

/** Rather too much than too little: whatever is called something with one of these words in it. */
const NAME =
	/(?:passw|passphrase|pwd|token|secret|session|jwt|signature|credential|cvc|cvv|(?:api|access|private|signing)[-_]?key)[\w-]{0,64}/;
/** Too short to be looked for inside of other words. */
const SHORT_NAME = /(?<![\w-])(?:auth|pass|sid|otp|pin)/;
/** In quotes of any kind (also of JSON within JSON), in brackets, or up to the next separator. */
const VALUE =
	/\[[^\]]{0,2048}\]|\\"[^"\\]{0,2048}\\?"?|"(?:[^"\\]|\\[^"]){0,2048}"?|'[^']{0,2048}'?|[^\s&#,;"']+/;

/** `name=value`, `"name": "value"`, `name%3Dvalue`. Nothing stands before the name, so the search is linear. */
const NAMED_VALUE = new RegExp(
	`((?:${NAME.source}|${SHORT_NAME.source})\\\\?["']?\\s?(?:[=:]|%3D|%3A)\\s?)(${VALUE.source})`,
	'gi'
);
const QUOTES = /^(?:\\"|["'])/;

/** Every repetition is bounded or starts where no other can, so that no text makes the search slow. */
const SECRETS_IN_TEXT: readonly [pattern: RegExp, replacement: string][] = [
	[/\b(Bearer|Basic)\s{1,4}[\w.~+/=-]+/gi, `$1 ${REDACTED}`],
	[/\b((?:set-)?cookie|authorization)(["']?\s?[=:])[^\n]+/gi, `$1$2 ${REDACTED}`],
	[/(\/\/[^\s:@/]{0,256}):[^\s"']{1,256}@/g, `$1:${REDACTED}@`],
	[/(\/\/)[^\s:@/]{1,256}@/g, `$1${REDACTED}@`],
	[/([?&](?:key|code|sig)=)[^\s&#]+/gi, `$1${REDACTED}`],
	// A JSON Web Token says what it is by how it begins; so do the keys of some services.
	[/(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, REDACTED],
	[/(?<![\w-])(?:sk_(?:live|test)_|gh[pousr]_|glpat-|xox[abprs]-|AKIA)[\w-]{8,}/g, REDACTED],
	[/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}KEY-----|$)/g, REDACTED],
	// Drizzle's error tells the values of the query that failed; only lines of a stack, and nothing after them, follow those.
	[/\nparams: [\s\S]*?(?=(?:\n {4}at [^\n]*)+$|$)/g, `\nparams: ${REDACTED}`]
];

/** Cuts out what looks like a secret inside of a sentence, an address, a header or a query. */
export function redactText(text: string): string {
	const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
	const unnamed = SECRETS_IN_TEXT.reduce(
		(result, [pattern, replacement]) => result.replace(pattern, replacement),
		short
	);
	return unnamed.replace(NAMED_VALUE, (_, name: string, value: string) => {
		if (value.startsWith(REDACTED)) return name + value;
		const [quote = ''] = QUOTES.exec(value) ?? [];
		return name + quote + REDACTED + quote;
	});
}
