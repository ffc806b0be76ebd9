import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { send } from './subject.ts';

test('a file that was deployed with the code is read when it is asked for', async () => {
	const { response, body } = await send('/license');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	expect(body).toBe(readFileSync('LICENSE', 'utf8'));
});
