import AxeBuilder from '@axe-core/playwright';
import { expect, hydrated, test } from './fixtures.ts';

test('a choice takes effect at once and on the next visit', async ({ app, page }) => {
	await page.goto(`${app.url}/preferences`);
	await page.getByLabel('Colours').selectOption('dark');
	await page.getByLabel('Language').selectOption('ko');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toHaveText('저장했습니다.');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ko');

	await page.goto(app.url);
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('link', { name: '환경설정' })).toBeVisible();
});

test('the keyboard is enough', async ({ app, page }) => {
	await page.goto(`${app.url}/preferences`);
	await page.getByLabel('Language').focus();
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('Colours')).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toHaveText('Saved.');
	await expect(page.getByRole('button', { name: 'Save' })).toBeFocused();
});

test('every save is announced, not only the first', async ({ app, page }) => {
	await page.goto(`${app.url}/preferences`);
	await hydrated(page);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status')).toHaveText('Saved.');
	const changes = page.getByRole('status').evaluate(
		(status) =>
			new Promise<string>((resolve) => {
				const observer = new MutationObserver(() => {
					if (status.textContent.trim()) resolve(status.textContent.trim());
				});
				observer.observe(status, { childList: true, characterData: true, subtree: true });
			})
	);
	await page.getByRole('button', { name: 'Save' }).click();
	expect(await changes).toBe('Saved.');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a choice is kept just the same', async ({ app, page }) => {
		await page.goto(`${app.url}/preferences`);
		await page.getByLabel('Language').selectOption('ko');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('status')).toHaveText('저장했습니다.');
		await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
	});
});

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(colorScheme, () => {
		test.use({ colorScheme });

		test('nobody is kept out', async ({ app, page }) => {
			await page.goto(`${app.url}/preferences`);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		});
	});
}
