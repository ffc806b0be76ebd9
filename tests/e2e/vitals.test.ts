import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

const CLIENT = 'build/client/_app/immutable';

/** The file with the code that reports vitals, which the page fetches last. */
function reporterFile(): string {
	const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' });
	const reports = (file: string) => readFileSync(join(CLIENT, file), 'utf8').includes('sendBeacon');
	return files.filter((file) => file.endsWith('.js')).find(reports) ?? 'missing from the build';
}

test('a visit is measured, and the next visitor sees it in the chart', async ({ app, page }) => {
	const reporter = reporterFile();
	const measuring = page.waitForResponse((response) => response.url().endsWith(reporter));
	await page.goto(app.url);
	await expect(page.getByText('No visit was measured yet')).toBeVisible();
	await measuring;
	await page.waitForLoadState('networkidle');
	await page.goto('about:blank');
	await app.logged(({ path, status }) => path === '/api/vitals' && status === 204);

	await page.goto(app.url);
	const card = page.locator('[data-vital="LCP"]');
	await expect(card).toContainText(/\d+ ?ms/);
	await expect(card).toContainText('Visits: 1');
	await expect(card.getByRole('img')).toHaveAccessibleName(/good \d+\s?%/);
	await expect(page.locator('[data-vital="TTFB"]')).toBeVisible();
});

test('moving through the app and back does not break the content security policy', async ({
	app,
	page
}) => {
	await page.goto(app.url);
	await page.getByRole('link', { name: 'Problems' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Problems');
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'What production needs, in one app'
	);
	await page.goto(`${app.url}/ko/problems#not-found`);
	await expect(page.locator('#not-found')).toBeInViewport();
});
