import { describe, expect, test } from 'vitest';
import { redactText } from './redact-text.ts';

describe('redactText', () => {
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
		['{"password":"hunter2"}', '{"password":"[redacted]"}'],
		['authorization: token hunter2', 'authorization: [redacted]'],
		['https://hunter2@git.example/x', 'https://[redacted]@git.example/x'],
		['password=hunter2 is wrong', 'password=[redacted] is wrong'],
		['Cookie: a=hunter2; b=hunter3', 'Cookie: [redacted]'],
		['{"password":"correct horse battery"}', '{"password":"[redacted]"}'],
		[String.raw`{\"token\":\"hunter2\"}`, String.raw`{\"token\":\"[redacted]\"}`],
		['{"token": ["hunter2","hunter3"]}', '{"token": [redacted]}'],
		['a=1&token%3Dhunter2&b=2', 'a=1&token%3D[redacted]&b=2'],
		['?auth=hunter2&sid=hunter3', '?auth=[redacted]&sid=[redacted]'],
		['private_key=hunter2', 'private_key=[redacted]'],
		['postgres://u:hunt/er2@h/db', 'postgres://u:[redacted]@h/db'],
		['refused eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl today', 'refused [redacted] today'],
		['key sk_live_hunter2hunter2', 'key [redacted]'],
		[
			'Failed query\nparams: hunter2\nat x\n    at foo (a.js:1)\nhunter3\n    at run (b.js:2)\n    at c.js:3',
			'Failed query\nparams: [redacted]\n    at run (b.js:2)\n    at c.js:3'
		],
		['author=Kim, spinner: 3', 'author=Kim, spinner: 3'],
		[
			'the keyboard, a discarded key and a tokenizer',
			'the keyboard, a discarded key and a tokenizer'
		]
	])('cuts secrets out of "%s"', (text, expected) => {
		expect(redactText(text)).toBe(expected);
	});

	test.each([
		...['?key', 'a-', 'token', 'jwttoken', 'apikey', '//:', '=password', 'Bearer ', 'cookie:'],
		...[
			'eyJaaaaa',
			'-eyJaaaaa.',
			'token="',
			'token=[',
			'AKIA',
			'-----BEGIN PRIVATE KEY-----',
			'\nparams: \n    at ',
			'\n    at ',
			'\\"'
		]
	])('is not slowed down by "%s" again and again', (part) => {
		// A search that goes back and forth takes fifty times as long as one that does not; three hundred of them
		// are over the time limit of a test.
		const long = part.repeat(100_000);
		for (let count = 0; count < 300; count++) redactText(long);
		const cut = redactText(long);
		expect(cut.length).toBeLessThan(20_000);
	});
});
