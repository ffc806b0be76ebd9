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
		'pin',
		'creditCard',
		'credit_card',
		'accessKey',
		'auth'
	])('hides the value under %s', (name) => {
		expect(redact({ [name]: 'hunter2' })).toEqual({ [name]: '[redacted]' });
	});

	test('hides objects and numbers under a sensitive name as a whole', () => {
		expect(redact({ card: { number: 4242 }, token: 7 })).toEqual({
			card: '[redacted]',
			token: '[redacted]'
		});
	});

	test.each(['cardinality', 'discarded', 'wildcard', 'author', 'passenger', 'keyboard'])(
		'shows the value under %s',
		(name) => {
			expect(redact({ [name]: 'shown' })).toEqual({ [name]: 'shown' });
		}
	);

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

	test('hides the values of a query that failed', () => {
		const error = Object.assign(new Error('Failed query: select $1\nparams: hunter2,a\nhunter2'), {
			query: 'select $1',
			params: ['hunter2']
		});
		const safe = JSON.stringify(redact(error));
		expect(safe).not.toContain('hunter2');
		expect(safe).toContain('redact.test.ts');
	});

	test('says how long binary data is, not what it is', () => {
		expect(redact({ body: new Uint8Array(1_000_000) })).toEqual({ body: '[1000000 bytes]' });
	});

	test('cuts off what has far too many parts', () => {
		const many = Array.from({ length: 100_000 }, (_, index) => ({ index }));
		const line = JSON.stringify(redact({ many }));
		expect(line.length).toBeLessThan(100_000);
		expect(line).toContain('[too much]');
	});

	test('survives an object that throws when it is looked at', () => {
		const hostile = Object.defineProperty({}, 'x', {
			enumerable: true,
			get() {
				throw new Error('no');
			}
		});
		expect(redact({ hostile, requestId: 'a' })).toEqual({
			hostile: '[unreadable]',
			requestId: 'a'
		});
		const { proxy, revoke } = Proxy.revocable({}, {});
		revoke();
		expect(redact(proxy)).toBe('[unreadable]');
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
