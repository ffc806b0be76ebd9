/**
 * Makes anything safe to log: values under a sensitive name are replaced at any depth, errors keep their causes,
 * and secrets that hide inside text (bearer tokens, credentials in addresses, query strings) are cut out.
 * Rather too much than too little: a name is sensitive as soon as it contains one of these words.
 */
const SENSITIVE_NAME =
	/authorization|cookie|passw|passphrase|pwd|token|secret|session|jwt|credential|api[-_]?key|private[-_]?key|card|cvc|cvv|^pin$|^otp$/i;

const REDACTED = '[redacted]';
const MAX_DEPTH = 16;
/** Longer text is cut: a client must not decide how much we write, nor how long we search it. */
const MAX_TEXT = 8192;

/** Every repetition is bounded, so that no text makes the search slow. */
const SECRETS_IN_TEXT: readonly [pattern: RegExp, replacement: string][] = [
	[/\b(Bearer|Basic)\s{1,4}[\w.~+/=-]+/gi, `$1 ${REDACTED}`],
	[/\b((?:set-)?cookie:)[^\n]+/gi, `$1 ${REDACTED}`],
	[/(\/\/[^\s:@/]{0,256}):[^\s/]{1,256}@/g, `$1:${REDACTED}@`],
	[
		/([\w-]{0,64}(?:passw|pwd|token|secret|signature|api[-_]?key)[\w-]{0,64}\s?[=:]\s?)[^\s&#,;]+/gi,
		`$1${REDACTED}`
	],
	[/([?&](?:key|code|sig)=)[^\s&#]+/gi, `$1${REDACTED}`],
	// Drizzle's error tells the values of the query that failed.
	[/\nparams: [\s\S]*?(?=\n {4}at |$)/g, `\nparams: ${REDACTED}`]
];

function redactText(text: string): string {
	const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
	return SECRETS_IN_TEXT.reduce(
		(result, [pattern, replacement]) => result.replace(pattern, replacement),
		short
	);
}

/** Only the answer's shape differs from `value`: plain JSON, without cycles, functions or class instances. */
export function redact(value: unknown): unknown {
	try {
		return redactWithin(value, []);
	} catch {
		// A getter or a proxy that throws must not keep the rest from being logged.
		return { unreadable: Object.prototype.toString.call(value) };
	}
}

function redactWithin(value: unknown, ancestors: readonly object[]): unknown {
	if (typeof value === 'string') return redactText(value);
	if (typeof value === 'bigint') return value.toString();
	if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
	if (typeof value !== 'object' || value === null) return value;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
	if (value instanceof URL) return redactText(value.href);
	if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
	if (ancestors.includes(value)) return '[circular]';
	if (ancestors.length >= MAX_DEPTH) return '[too deep]';

	const path = [...ancestors, value];
	if (Array.isArray(value)) return redactArray(value, path);
	return Object.fromEntries(
		entriesOf(value).map(([name, entry]) => [
			name,
			SENSITIVE_NAME.test(name) && entry !== undefined ? REDACTED : redactWithin(entry, path)
		])
	);
}

/** Headers are often written as pairs, `[['cookie', '…']]`, or flat, as Node's rawHeaders: `['cookie', '…']`. */
function redactArray(items: unknown[], path: readonly object[]): unknown[] {
	return items.map((item, index) => {
		const name = items[index - 1];
		const isValue = index % 2 === 1 && typeof name === 'string' && typeof item === 'string';
		return isValue && SENSITIVE_NAME.test(name) ? REDACTED : redactWithin(item, path);
	});
}

function entriesOf(value: object): [string, unknown][] {
	if (value instanceof Error) {
		const { name, message, stack, cause, ...rest } = value;
		if ('params' in rest) rest.params = REDACTED;
		const errors = value instanceof AggregateError ? { errors: value.errors as unknown } : {};
		const caused = cause === undefined ? {} : { cause };
		return Object.entries({ type: name, message, stack, ...rest, ...caused, ...errors });
	}
	if (value instanceof Headers || value instanceof Map || value instanceof URLSearchParams) {
		return [...value.entries()].map(([name, entry]) => [String(name), entry as unknown]);
	}
	if (value instanceof Set)
		return [...value].map((item, index) => [String(index), item as unknown]);
	return Object.entries(value);
}
