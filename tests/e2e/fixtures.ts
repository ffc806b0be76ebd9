import { test as base, expect } from '@playwright/test';
import { startNode, type RunningApp } from '../runtimes/node.ts';

interface Fixtures {
	/** The built app, on an empty database of its own. */
	app: RunningApp;
	/** What the browser's console complained about; a test fails when this is not empty at its end. */
	complaints: string[];
}

export const test = base.extend<Fixtures>({
	app: async ({}, use) => {
		const app = await startNode();
		await use(app);
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

export { expect };
