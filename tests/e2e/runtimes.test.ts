import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { runtimes, type Runtime } from '../runtimes/index.ts';
import { freePort } from '../support/free-port.ts';
import { expect, test } from './fixtures.ts';

/** Runs the command a person would run, and answers the address it prints. */
async function serve(runtime: Runtime) {
	const port = await freePort();
	const args = ['scripts/serve.ts', runtime, '--port', String(port)];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
	const ended = once(child, 'exit').then(([code]) => code as number | null);
	const url = `http://127.0.0.1:${port}`;
	let said = '';
	for await (const line of createInterface({ input: child.stderr })) {
		said += `${line}\n`;
		if (line.includes(`serves ${url}`)) break;
	}
	if (!said.includes(url)) throw new Error(`serve ended early:\n${said}`);
	child.stderr.resume();
	return { url, stop: () => (child.kill('SIGINT'), ended) };
}

for (const runtime of runtimes) {
	test(`npm run serve -- ${runtime} serves a browser, and Ctrl-C ends it`, async ({ page }) => {
		// Builds when sources are newer, and starts a database.
		test.setTimeout(180_000);
		const { url, stop } = await serve(runtime);

		await page.goto(url);
		await expect(page.getByRole('region', { name: 'What answered you' })).toContainText(runtime);
		await page.getByRole('link', { name: 'Preferences' }).click();
		await page.getByLabel('Language').selectOption('ko');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('status')).toHaveText('저장했습니다.');

		await page.goto(`${url}/api/info`);
		await expect(page.locator('body')).toContainText(`"runtime":"${runtime}"`);
		await page.goto(`${url}/readyz`);
		await expect(page.locator('body')).toContainText('"status":"ready"');

		await page.goto('about:blank');
		expect(await stop()).toBe(0);
		await expect(fetch(url)).rejects.toThrow();
	});
}
