import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

test('the start page shows what answered, under the id of this very request', async ({
	app,
	page
}) => {
	const response = await page.goto(app.url);
	const requestId = (await response?.allHeaders())?.['x-request-id'] ?? 'none';
	const served = page.getByRole('region', { name: 'What answered you' });
	await expect(served).toContainText(requestId);
	await expect(served).toContainText('node');
	const ports = page.getByRole('region', { name: 'What each port is made of here' });
	for (const implementation of ['PGlite', 'pino', 'Prometheus', 'tracked promise']) {
		await expect(ports).toContainText(implementation);
	}
});

test.describe('in Korean', () => {
	test.use({ locale: 'ko-KR' });

	test('the start page and an error page speak Korean', async ({ app, page, complaints }) => {
		await page.goto(app.url);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'운영에 필요한 것을 하나의 앱에'
		);
		await page.goto(`${app.url}/no/such/page`);
		await expect(page.getByText('찾을 수 없습니다')).toBeVisible();
		// The browser itself complains of every page that is not there.
		expect(complaints.splice(0)).toEqual([expect.stringContaining('404')]);
	});
});

test('an error page quotes code and request id, and leads on', async ({
	app,
	page,
	complaints
}) => {
	const response = await page.goto(`${app.url}/no/such/page`);
	const requestId = (await response?.allHeaders())?.['x-request-id'] ?? 'none';
	await expect(page.getByRole('definition').filter({ hasText: requestId })).toBeVisible();
	expect(complaints.splice(0)).toEqual([expect.stringContaining('404')]);
	await page.getByRole('link', { name: 'not-found' }).click();
	await expect(page.locator('#not-found')).toContainText('Check the address');
});

test('the first key press leads past the navigation', async ({ app, page }) => {
	await page.goto(app.url);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the start page says what answered', async ({ app, page }) => {
		await page.goto(app.url);
		await expect(page.getByRole('main')).toContainText('PGlite');
	});
});

test('when the code of the next page cannot be fetched, a page says so and leads back', async ({
	app,
	page,
	complaints
}) => {
	await page.goto(app.url);
	await page.waitForLoadState('networkidle');
	await page.route('**/_app/immutable/**', (route) => route.abort());
	await page.getByRole('link', { name: 'Problems' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('check your connection');
	await expect(page.getByRole('definition')).toHaveText('unavailable');
	expect(complaints.splice(0).join()).toContain('Failed to load resource');
	await page.unroute('**/_app/immutable/**');
	await page.getByRole('link', { name: 'Back to the start page' }).click();
	await expect(page.getByText('What answered you')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
	for (const locale of ['en', 'ko']) {
		test.describe(`${locale}, ${colorScheme}`, () => {
			test.use({ colorScheme, locale });

			test('nobody is kept out', async ({ app, page }) => {
				for (const path of ['/', `/${locale}/problems`]) {
					await page.goto(app.url + path);
					const { violations } = await new AxeBuilder({ page }).analyze();
					expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
				}
			});
		});
	}
}
