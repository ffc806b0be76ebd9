import { expect, test } from 'vitest';
import { app, send } from './subject.ts';

/** Every script and style that the start page names. */
async function assetsOfStartPage(): Promise<string[]> {
	const { response, body } = await send('/');
	const named = body + (response.headers.get('link') ?? '');
	const paths = named.matchAll(/_app\/immutable\/[\w./-]+\.(?:js|css)/g);
	return [...new Set([...paths].map(([path]) => `/${path}`))];
}

test('whatever the start page loads is there, and kept for a year', async () => {
	const assets = await assetsOfStartPage();
	expect(assets.length).toBeGreaterThan(5);
	for (const path of assets) {
		const { response } = await send(path);
		expect(response.status, path).toBe(200);
		expect(response.headers.get('content-type')).toMatch(/javascript|css/);
		const control = response.headers.get('cache-control') ?? '';
		expect(control).toContain('max-age=31536000');
		expect(control).toContain('immutable');
	}
});

test.each(['/_app/immutable/none.js', '/_app/immutable/entry/start.none.js', '/_app/none.js'])(
	'%s is not there, and nobody keeps that for a year',
	async (path) => {
		const { response } = await send(path);
		expect(response.status).toBe(404);
		expect(response.headers.get('cache-control') ?? '').not.toMatch(/immutable|max-age=[1-9]/);
	}
);

test('the public environment is not kept', async () => {
	const { response, body } = await send('/_app/env.js');
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/javascript/);
	expect(body).toContain('PUBLIC_VITALS_SAMPLE_RATE');
	expect(response.headers.get('cache-control') ?? '').not.toMatch(/immutable|max-age=[1-9]/);
});

test('nothing outside of what is published can be fetched', async () => {
	for (const path of ['/package.json', '/_headers', '/_worker.js', '/.env', '/..%2fpackage.json']) {
		const response = await fetch(app.url + path);
		expect([400, 404], path).toContain(response.status);
	}
});
