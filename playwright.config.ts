import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/support/build.ts',
	forbidOnly: true,
	// A test that fails and then passes is broken.
	retries: 0,
	workers: 1,
	reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
	use: { browserName: 'chromium', trace: 'retain-on-failure' }
});
