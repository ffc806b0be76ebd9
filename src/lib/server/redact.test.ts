import { describe, expect, test } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
	test.each([
		'authorization',
		'Authorization',
		'cookie',
		'set-cookie',
		'password',
		'newPassword',
		'accessToken',
		'METRICS_TOKEN',
		'clientSecret',
		'x-api-key',
		'apiKey',
		'cardNumber',
		'card',
		'cvc',
		'pwd',
		'sessionId',
		'jwt',
		'pin'
	])('hides the value under %s', (name) => {
		expect(redact({ [name]: 'hunter2' })).toEqual({ [name]: '[redacted]' });
	});

	test('hides objects and numbers under a sensitive name as a whole', () => {
		expect(redact({ card: { number: 4242 }, token: 7 })).toEqual({
			card: '[redacted]',
			token: '[redacted]'
		});
	});

	test('leaves ordinary values as they are', () => {
		const value = { requestId: 'a', status: 200, ok: true, none: null, list: [1, 'two'] };
		expect(redact(value)).toEqual(value);
	});

	test('reaches into nested objects and arrays', () => {
		expect(redact({ a: [{ b: { c: [{ password: 'hunter2' }] } }] })).toEqual({
			a: [{ b: { c: [{ password: '[redacted]' }] } }]
		});
	});

	test('keeps an error with its chain of causes, and redacts what hangs on it', () => {
		const root = Object.assign(new Error('root'), { headers: { authorization: 'hunter2' } });
		const error = new Error('top', { cause: new TypeError('middle', { cause: root }) });
		expect(redact(error)).toMatchObject({
			type: 'Error',
			message: 'top',
			cause: {
				type: 'TypeError',
				message: 'middle',
				cause: { message: 'root', headers: { authorization: '[redacted]' } }
			}
		});
	});

	test('keeps all errors of an AggregateError', () => {
		const error = new AggregateError([new Error('one'), new Error('two')], 'both');
		expect(redact(error)).toMatchObject({ errors: [{ message: 'one' }, { message: 'two' }] });
	});

	test('understands headers as an object, as Headers, as pairs and as a flat list', () => {
		const given = { accept: '*/*', cookie: 'hunter2' };
		const hidden = { accept: '*/*', cookie: '[redacted]' };
		expect(redact(given)).toEqual(hidden);
		expect(redact(new Headers(given))).toEqual(hidden);
		expect(redact(Object.entries(given))).toEqual(Object.entries(hidden));
		expect(redact(Object.entries(given).flat())).toEqual(Object.entries(hidden).flat());
	});

	test.each([
		['sent Bearer abc.def-123 twice', 'sent Bearer [redacted] twice'],
		['postgresql://app:hunter2@db/x failed', 'postgresql://app:[redacted]@db/x failed'],
		['redis://:hunter2@host', 'redis://:[redacted]@host'],
		['postgresql://app:hunt@er2@db/x', 'postgresql://app:[redacted]@db/x'],
		[
			'https://a.example/x?page=2&reset_token=hunter2',
			'https://a.example/x?page=2&reset_token=[redacted]'
		],
		['https://a.example/cb?code=hunter2&state=1', 'https://a.example/cb?code=[redacted]&state=1'],
		['password=hunter2 is wrong', 'password=[redacted] is wrong'],
		['Cookie: a=hunter2; b=hunter3', 'Cookie: [redacted]'],
		[
			'the keyboard, a discarded key and a tokenizer',
			'the keyboard, a discarded key and a tokenizer'
		]
	])('cuts secrets out of "%s"', (text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	test('hides the values of a query that failed', () => {
		const error = Object.assign(new Error('Failed query: select $1\nparams: hunter2,a\nhunter2'), {
			query: 'select $1',
			params: ['hunter2']
		});
		const safe = JSON.stringify(redact(error));
		expect(safe).not.toContain('hunter2');
		expect(safe).toContain('redact.test.ts');
	});

	test.each(['?key', 'a-', 'token', '//:', '=password', 'Bearer ', 'cookie:'])(
		'is not slowed down by "%s" again and again',
		(part) => {
			// Backtracking would take minutes; the test's time limit is what fails then.
			const cut = redact(part.repeat(100_000)) as string;
			expect(cut.length).toBeLessThan(20_000);
		}
	);

	test('says how long binary data is, not what it is', () => {
		expect(redact({ body: new Uint8Array(1_000_000) })).toEqual({ body: '[1000000 bytes]' });
	});

	test('survives an object that throws when it is looked at', () => {
		const hostile = Object.defineProperty({}, 'x', {
			enumerable: true,
			get() {
				throw new Error('no');
			}
		});
		expect(redact({ hostile })).toEqual({ unreadable: '[object Object]' });
	});

	test('survives cycles, great depth, and values JSON does not know', () => {
		const cyclic: Record<string, unknown> = { big: 1n, when: new Date(0), call: () => 1 };
		cyclic.self = cyclic;
		expect(redact(cyclic)).toEqual({
			big: '1',
			when: '1970-01-01T00:00:00.000Z',
			call: '[function]',
			self: '[circular]'
		});
		const deep: unknown = JSON.parse('{"a":'.repeat(50) + '1' + '}'.repeat(50));
		expect(JSON.stringify(redact(deep))).toContain('[too deep]');
	});
});
