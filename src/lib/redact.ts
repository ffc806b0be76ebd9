import { REDACTED, redactText } from './redact-text.ts';

/** Rather too much than too little: a name is sensitive as soon as it contains one of these words. */
const SENSITIVE_NAMES = [
	/authorization|cookie|passw|passphrase|pwd|token|secret|session|jwt|credential/i,
	/(?:api|access|private|signing)[-_]?key|cvc|cvv|^(?:pass|auth|sid|pin|otp)$/i,
	// Not discard, wildcard or cardinality.
	/(?:^|[^a-z])card(?!inal)/i,
	/[a-z]Card(?!inal)|creditcard/
];
const isSensitive = (name: string) => SENSITIVE_NAMES.some((pattern) => pattern.test(name));

const MAX_DEPTH = 16;
const MAX_VALUES = 5000;

/** What the walk has seen on its way down, and how many values it may still look at in all. */
interface Walk {
	ancestors: readonly object[];
	budget: { left: number };
}

/**
 * Makes anything safe to log: values under a sensitive name are replaced at any depth, secrets inside text are cut
 * out, errors keep their causes. The answer is plain JSON, without cycles, and never longer than a log can bear.
 */
export function redact(value: unknown): unknown {
	return redactWithin(value, { ancestors: [], budget: { left: MAX_VALUES } });
}

function redactWithin(value: unknown, walk: Walk): unknown {
	if (typeof value === 'string') return redactText(value);
	if (typeof value === 'bigint') return value.toString();
	if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
	if (typeof value !== 'object' || value === null) return value;
	try {
		return redactObject(value, walk);
	} catch {
		// A getter or a proxy that throws must not keep the rest from being logged.
		return '[unreadable]';
	}
}

function redactObject(value: object, { ancestors, budget }: Walk): unknown {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
	if (value instanceof URL) return redactText(value.href);
	if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
	if (ancestors.includes(value)) return '[circular]';
	if (ancestors.length >= MAX_DEPTH) return '[too deep]';

	const walk = { ancestors: [...ancestors, value], budget };
	if (Array.isArray(value)) return redactArray(value, walk);
	const safe: Record<string, unknown> = {};
	for (const [name, entry] of entriesOf(value)) {
		if (budget.left-- <= 0) return { ...safe, '…': '[too much]' };
		safe[name] = isSensitive(name) && entry !== undefined ? REDACTED : redactWithin(entry, walk);
	}
	return safe;
}

const HEADER_NAME = /^[\w-]+$/;

/** Headers are often written as pairs, `[['cookie', '…']]`, or flat, as Node's rawHeaders: `['cookie', '…']`. */
function redactArray(items: unknown[], walk: Walk): unknown[] {
	const safe: unknown[] = [];
	for (const [index, item] of items.entries()) {
		if (walk.budget.left-- <= 0) return [...safe, '[too much]'];
		const name = index % 2 === 1 ? items[index - 1] : undefined;
		const isSecret = typeof name === 'string' && HEADER_NAME.test(name) && isSensitive(name);
		safe.push(isSecret && typeof item === 'string' ? REDACTED : redactWithin(item, walk));
	}
	return safe;
}

/** In a database's error these tell the values of the query that failed, or of the row. */
const VALUES_OF_QUERIES = ['params', 'detail', 'where'];

function entriesOf(value: object): [string, unknown][] {
	if (value instanceof Error) {
		const { name, message, stack, cause, ...rest } = value;
		for (const told of VALUES_OF_QUERIES)
			if (told in rest) Object.assign(rest, { [told]: REDACTED });
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
