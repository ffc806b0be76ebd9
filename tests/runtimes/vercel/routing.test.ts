import { describe, expect, test } from 'vitest';
import { parseConfig } from './config.ts';
import { route } from './routing.ts';

interface Asked {
	method?: string;
	headers?: HeadersInit;
}

/** Where requests go under these routes, when `outputs` are the paths that are served. */
function router(routes: unknown[], outputs: string[] = []) {
	const { phases } = parseConfig({ version: 3, routes });
	return (address: string, { method = 'GET', headers }: Asked = {}) => {
		const { pathname, searchParams } = new URL(address, 'http://board.example');
		const request = { method, path: pathname, query: searchParams, headers: new Headers(headers) };
		const routed = route(phases, (path) => outputs.find((output) => output === path), request);
		return {
			output: routed.kind === 'output' ? routed.output : undefined,
			query: routed.kind === 'output' ? routed.query.toString() : undefined,
			status: routed.status,
			headers: Object.fromEntries(routed.headers)
		};
	};
}

test('without routes, files and functions are found by their path, else nothing', () => {
	const ask = router([], ['/about', '/한글']);
	expect(ask('/about')).toMatchObject({ output: '/about', status: undefined });
	expect(ask('/about/')).toMatchObject({ output: '/about' });
	expect(ask('/%ED%95%9C%EA%B8%80')).toMatchObject({ output: '/한글' });
	expect(ask('/about/us')).toMatchObject({ output: undefined, status: 404 });
	expect(ask('/%E0%A4%A')).toMatchObject({ output: undefined, status: 404 });
});

describe('the routes that the adapter writes', () => {
	const ask = router(
		[
			{
				src: '.*',
				continue: true,
				transforms: [{ type: 'request.query', op: 'delete', target: { key: '__pathname' } }]
			},
			{ src: '/en/problems', dest: '/en/problems/' },
			{ src: '/en/problems/', status: 308, headers: { Location: '/en/problems' } },
			{ src: '/_app/immutable/.+', headers: { 'cache-control': 'max-age=31536000' } },
			{ handle: 'filesystem' },
			{ src: '/_app/immutable/.+', status: 404, headers: { 'cache-control': 'no-store' } },
			{ src: '^/blog/([^/]+?)/?$', dest: '/blog/[slug]?__pathname=/blog/$1' },
			{ src: '/.*', dest: '/catchall' }
		],
		['/en/problems', '/_app/immutable/a.js', '/blog/[slug]', '/catchall']
	);

	test('a prerendered page is served without the slash, and with it redirected', () => {
		expect(ask('/en/problems')).toMatchObject({ output: '/en/problems' });
		const location = '/en/problems';
		expect(ask('/en/problems/')).toMatchObject({ status: 308, headers: { location } });
	});

	test('an immutable file is kept for long, one that is missing not at all', () => {
		expect(ask('/_app/immutable/a.js')).toMatchObject({
			output: '/_app/immutable/a.js',
			headers: { 'cache-control': 'max-age=31536000' }
		});
		expect(ask('/_app/immutable/b.js')).toMatchObject({
			output: undefined,
			status: 404,
			headers: { 'cache-control': 'no-store' }
		});
	});

	test('a path becomes a parameter, which visitors cannot send themselves', () => {
		expect(ask('/blog/hello?page=2')).toMatchObject({
			output: '/blog/[slug]',
			query: 'page=2&__pathname=%2Fblog%2Fhello'
		});
		expect(ask('/elsewhere?__pathname=/admin')).toMatchObject({ output: '/catchall', query: '' });
	});
});

test('a pattern is about the whole path, and about case only where it says so', () => {
	const ask = router(
		[
			{ src: '/a|/b', dest: '/page' },
			{ src: '/exact', dest: '/page', caseSensitive: true }
		],
		['/page']
	);
	expect(ask('/A').output).toBe('/page');
	expect(ask('/a/more').status).toBe(404);
	expect(ask('/exact').output).toBe('/page');
	expect(ask('/EXACT').status).toBe(404);
});

test('a route applies to its methods, and to requests that have and miss what it says', () => {
	const secret = { type: 'header', key: 'x-secret', value: 'a+' };
	const session = { type: 'cookie', key: 'session' };
	const ask = router(
		[{ src: '/', dest: '/page', methods: ['GET'], has: [secret], missing: [session] }],
		['/page']
	);
	expect(ask('/', { headers: { 'x-secret': 'aaa' } }).output).toBe('/page');
	expect(ask('/', { headers: { 'x-secret': 'aab' } }).status).toBe(404);
	expect(ask('/', { headers: { 'x-secret': 'a', cookie: 'a=b; session=1' } }).status).toBe(404);
	expect(ask('/', { headers: { 'x-secret': 'a' }, method: 'POST' }).status).toBe(404);
});

test('a checked rewrite that leads nowhere lets the next route try', () => {
	const routes = [
		{ handle: 'filesystem' },
		{ src: '/(?<page>.*)', dest: '/pages/$page', check: true },
		{ src: '/pages/(.*)', dest: '/fallback' }
	];
	const ask = router(routes, ['/pages/a', '/fallback']);
	expect(ask('/a').output).toBe('/pages/a');
	expect(ask('/b').output).toBe('/fallback');
});

test('phases run in order, hit and miss as it turns out', () => {
	const ask = router(
		[
			{ handle: 'filesystem' },
			{ handle: 'resource' },
			{ src: '/late', dest: '/page' },
			{ handle: 'rewrite' },
			{ src: '/late', dest: '/earlier' },
			{ handle: 'hit' },
			{ src: '.*', headers: { 'x-found': 'yes' }, continue: true },
			{ handle: 'miss' },
			{ src: '/gone', status: 410 }
		],
		['/page', '/earlier']
	);
	expect(ask('/page')).toMatchObject({ output: '/page', headers: { 'x-found': 'yes' } });
	expect(ask('/late').output).toBe('/earlier');
	expect(ask('/gone').status).toBe(410);
});

test('an error page is served with the status of the error', () => {
	const ask = router(
		[
			{ src: '/forbidden', status: 403 },
			{ handle: 'error' },
			{ status: 404, src: '.*', dest: '/not-found' }
		],
		['/not-found', '/forbidden']
	);
	expect(ask('/nowhere')).toMatchObject({ output: '/not-found', status: 404 });
	expect(ask('/forbidden')).toMatchObject({ output: undefined, status: 403 });
});

test.each([
	['another version', { version: 2 }],
	['an unknown phase', { version: 3, routes: [{ handle: 'somewhere' }] }],
	['middleware', { version: 3, routes: [{ src: '/', middlewarePath: 'middleware' }] }],
	['image optimization', { version: 3, images: { sizes: [] } }]
])('a config with what the host cannot do is refused: %s', (_, config) => {
	expect(() => parseConfig(config)).toThrow('config.json');
});
