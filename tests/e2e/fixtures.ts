import { test as base, expect, type LaunchOptions, type Page } from '@playwright/test';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { findBrowser } from '../support/browser.ts';

interface Fixtures {
	/** The built app, on an empty database of its own. */
	app: RunningApp;
	/** What the browser's console complained about; a test fails when this is not empty at its end. */
	complaints: string[];
}

/** Keeps Chromium from looking up hosts of its own in the background. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** Chromium's sandbox does not work for root, as which containers and CI often run. */
const ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const test = base.extend<Fixtures, { launchOptions: LaunchOptions }>({
	// Here and not in the configuration, which tools read that need no browser.
	launchOptions: [
		async ({}, use) => use({ executablePath: findBrowser(), args: [...QUIET, ...ROOT] }),
		// Fetching a browser may take a while.
		{ scope: 'worker', timeout: 600_000 }
	],
	app: async ({ page }, use) => {
		const app = await startNode();
		await use(app);
		// A page that is still loading something would complain that the app is gone.
		await page.close();
		await app.stop();
	},
	complaints: [
		async ({ page }, use) => {
			const complaints: string[] = [];
			page.on('console', (message) => {
				if (message.type() === 'error' || message.type() === 'warning') {
					complaints.push(message.text());
				}
			});
			page.on('pageerror', (error) => complaints.push(error.message));
			await use(complaints);
			expect(complaints).toEqual([]);
		},
		{ auto: true }
	]
});

/**
 * Resolves when the page's script is at work: until then forms go the way they go without it. SvelteKit adds what
 * announces the page's title when everything else is hydrated.
 */
export const hydrated = (page: Page): Promise<void> =>
	page.locator('#svelte-announcer').waitFor({ state: 'attached' });

export { expect };
