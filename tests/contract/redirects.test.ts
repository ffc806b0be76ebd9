import { expect, test } from 'vitest';
import { app, send, testIfAble } from './subject.ts';

const locationOf = (response: Response) =>
	new URL(response.headers.get('location') ?? '', app.url).href.slice(app.url.length);

test('a page with a slash too many is one address, not two', async () => {
	const { response } = await send('/healthz/');
	expect(response.status).toBe(308);
	expect(locationOf(response)).toBe('/healthz');
});

test('the query goes along', async () => {
	const { response } = await send('/api/info/?a=b');
	expect(response.status).toBe(308);
	expect(locationOf(response)).toBe('/api/info?a=b');
});

testIfAble('redirect of prerendered pages', 'so is a prerendered page', async () => {
	const { response } = await send('/en/problems/');
	expect([307, 308]).toContain(response.status);
	expect(locationOf(response)).toBe('/en/problems');
});

test.each(['en', 'ko'])('the address of problems leads to the page in %s', async (language) => {
	const { response } = await send('/problems', { headers: { 'accept-language': language } });
	expect(response.status).toBe(307);
	expect(locationOf(response)).toBe(`/${language}/problems`);
});

test('no redirect leads to another site', async () => {
	const { response } = await send('//evil.example/');
	expect(response.headers.get('location') ?? '').not.toMatch(/^(https?:)?\/\/evil/);
});
