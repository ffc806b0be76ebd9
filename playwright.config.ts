import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/build.ts',
	forbidOnly: true,
	// A test that fails and then passes is broken.
	retries: 0,
	workers: 1,
	reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
	use: {
		browserName: 'chromium',
		launchOptions: {
			executablePath: findBrowser(),
			// The flags keep Chromium from looking up hosts of its own in the background.
			args: [
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		},
		trace: 'retain-on-failure'
	}
});
