export const REDACTED = '[redacted]';

/** Longer text is cut: a client must not decide how much we write, nor how long we search it. */
const MAX_TEXT = 8192;

/** Every repetition is bounded, so that no text makes the search slow. */
const SECRETS_IN_TEXT: readonly [pattern: RegExp, replacement: string][] = [
	[/\b(Bearer|Basic)\s{1,4}[\w.~+/=-]+/gi, `$1 ${REDACTED}`],
	[/\b((?:set-)?cookie|authorization)(["']?\s?[=:])[^\n]+/gi, `$1$2 ${REDACTED}`],
	[/(\/\/[^\s:@/]{0,256}):[^\s/]{1,256}@/g, `$1:${REDACTED}@`],
	[/(\/\/)[^\s:@/]{1,256}@/g, `$1${REDACTED}@`],
	[
		/([\w-]{0,64}(?:passw|pwd|token|secret|session|jwt|signature|api[-_]?key)[\w-]{0,64}["']?\s?[=:]\s?["']?)[^\s&#,;"']+/gi,
		`$1${REDACTED}`
	],
	[/([?&](?:key|code|sig)=)[^\s&#]+/gi, `$1${REDACTED}`],
	// Drizzle's error tells the values of the query that failed.
	[/\nparams: [\s\S]*?(?=\n {4}at |$)/g, `\nparams: ${REDACTED}`]
];

/** Cuts out what looks like a secret inside of a sentence, an address, a header or a query. */
export function redactText(text: string): string {
	const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
	return SECRETS_IN_TEXT.reduce(
		(result, [pattern, replacement]) => result.replace(pattern, replacement),
		short
	);
}
