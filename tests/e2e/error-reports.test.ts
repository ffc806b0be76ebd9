import type { Page } from '@playwright/test';
import { startNode } from '../runtimes/node.ts';
import { startSentryReceiver } from '../services/sentry.ts';
import { expect, test } from './fixtures.ts';

/** Opens the page of an app and answers the scripts that it fetched until nothing more came. */
async function scriptsOf(page: Page, url: string): Promise<string[]> {
	const scripts: string[] = [];
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (pathname.endsWith('.js')) scripts.push(pathname);
	});
	await page.goto(url);
	await page.waitForLoadState('networkidle');
	return scripts;
}

test.describe('with PUBLIC_SENTRY_DSN', () => {
	test('an error is reported with its deployment, also one from before the reporter was there', async ({
		page,
		complaints
	}) => {
		const sentry = await startSentryReceiver();
		const app = await startNode({ PUBLIC_SENTRY_DSN: sentry.dsn, RELEASE: '4f2c9ab' });
		// The reporter asks for this before it starts; until then everything is early.
		const reporter = Promise.withResolvers<undefined>();
		await page.route('**/api/info', async (route) => {
			await reporter.promise;
			await route.continue();
		});
		const asked = page.waitForRequest('**/api/info');
		await page.goto(`${app.url}/?token=planted-token`);
		await asked;
		await page.evaluate(() => void Promise.reject(new Error('early, password=planted-password')));
		reporter.resolve(undefined);
		const early = await sentry.received(({ payload }) => JSON.stringify(payload).includes('early'));
		await page.evaluate(() =>
			setTimeout(() => {
				throw new Error('late');
			})
		);
		await sentry.received(({ payload }) => JSON.stringify(payload).includes('"late"'));

		expect(early.payload).toMatchObject({
			release: '4f2c9ab',
			environment: 'development',
			tags: { target: 'node', runtime: 'node' }
		});
		expect(sentry.items).toHaveLength(2);
		expect(sentry.raw.join()).not.toContain('planted');
		expect(complaints.splice(0).join()).toContain('late');
		await app.stop();
		await sentry.stop();
	});
});

test('a first visit fetches the same scripts with and without a DSN, but for the reporter', async ({
	app,
	page,
	context
}) => {
	const reporting = await startNode({ PUBLIC_SENTRY_DSN: 'http://key@127.0.0.1:1/1' });
	const without = await scriptsOf(page, app.url);
	const other = await context.newPage();
	const extra = (await scriptsOf(other, reporting.url)).filter((path) => !without.includes(path));
	// The Sentry SDK and what starts it, both late.
	expect(extra.length).toBeGreaterThan(0);
	const html = await (await fetch(reporting.url)).text();
	for (const path of extra) expect(html).not.toContain(path);
	await reporting.stop();
});
