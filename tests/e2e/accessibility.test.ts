import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RunningApp } from '../runtimes/node.ts';
import { addCard, boardPath, changeCard } from '../support/cards.ts';
import { invite, signUp } from '../support/people.ts';
import { enterAs, expect, startHarbour, test } from './members.ts';

/** Pages for everybody. */
const OPEN = ['/', '/en/problems', '/ko/problems', '/preferences', '/sign-in', '/sign-up'];

/** An organization in which every page has something to show, and the pages of its owner. */
async function furnish(app: RunningApp) {
	const { ada, grace, harbour } = await startHarbour(app);
	const card = await addCard(app, ada, harbour, 'Paint the crane');
	await addCard(app, ada, harbour, 'Sweep the pier', 'done');
	const due = { title: 'Paint the crane', description: 'Blue', dueDate: '2020-02-29' };
	await changeCard(app, ada, harbour, card, 'save', { ...due, assigneeId: grace.userId });
	await changeCard(app, grace, harbour, card, 'comment', { body: 'Which blue?' });
	const omar = await signUp(app, { name: 'Omar' });
	const invitation = await invite(app, ada, harbour, omar.email, 'viewer');
	const organization = `/${harbour.slug}`;
	const pages = [
		'/organizations',
		'/account',
		'/sign-out',
		organization,
		boardPath(harbour),
		`${boardPath(harbour)}?q=nothing+like+it`,
		`${boardPath(harbour)}/${card}`,
		`${organization}/members`,
		`${organization}/settings`,
		`${organization}/audit`,
		`${organization}/no-such-board`
	];
	return { ada, pages, omar, invitation };
}

/** What axe finds that keeps people out of a page as it is. */
async function barriersOn(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${page.url()}: ${id}, ${nodes[0]?.html ?? ''}`);
}

async function barriers(page: Page, url: string): Promise<string[]> {
	await page.goto(url);
	return barriersOn(page);
}

for (const colorScheme of ['light', 'dark'] as const) {
	for (const locale of ['en', 'ko']) {
		test.describe(`${locale}, ${colorScheme}`, () => {
			test.use({ colorScheme, locale });

			test('no page keeps anybody out', async ({ app, page, context, complaints }) => {
				test.setTimeout(300_000);
				const { ada, pages, omar, invitation } = await furnish(app);
				const found: string[] = [];
				for (const path of OPEN) found.push(...(await barriers(page, app.url + path)));
				await enterAs(context, app, ada);
				for (const path of pages) found.push(...(await barriers(page, app.url + path)));
				await context.clearCookies();
				await enterAs(context, app, omar);
				found.push(...(await barriers(page, app.url + invitation)));
				expect(found).toEqual([]);
				// Of the page that is not there.
				expect(complaints.splice(0).join()).toMatch(/^[^,]*404[^,]*$/);
			});
		});
	}
}

test('no refused form keeps anybody out', async ({ app, page, complaints }) => {
	const { ada, harbour } = await startHarbour(app);
	await page.goto(`${app.url}/sign-in?next=/${harbour.slug}`);
	await page.getByLabel('E-mail').fill(ada.email);
	await page.getByLabel('Password').fill('not the password');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);

	await page.getByLabel('Password').fill(ada.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.getByLabel('Name').fill('Second board');
	await page.getByLabel('Address').fill('audit');
	await page.getByRole('button', { name: 'Create board' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await barriersOn(page)).toEqual([]);
	expect(complaints.splice(0).join()).toMatch(/^([^,]*4\d\d[^,]*,?)*$/);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	test('a board with an open menu, a ticket, the members and the audit log keep nobody out', async ({
		app,
		page,
		context
	}) => {
		const { ada, harbour } = await startHarbour(app);
		const id = await addCard(app, ada, harbour, 'Paint the crane');
		await enterAs(context, app, ada);
		await page.goto(app.url + boardPath(harbour));
		await page.getByRole('article').getByText('Move').click();
		await expect(page.getByRole('button', { name: 'Doing' })).toBeVisible();
		const found = await barriersOn(page);
		const { slug } = harbour;
		for (const path of [`${boardPath(harbour)}/${id}`, `/${slug}/members`, `/${slug}/audit`]) {
			found.push(...(await barriers(page, app.url + path)));
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			expect(width, path).toBe(390);
		}
		expect(found).toEqual([]);
	});
});

test.describe('in Korean', () => {
	test.use({ locale: 'ko-KR' });

	test('a board and a ticket speak Korean', async ({ app, page, context }) => {
		const { ada, grace, harbour } = await startHarbour(app);
		const id = await addCard(app, grace, harbour, '크레인 칠하기');
		await enterAs(context, app, ada);
		await page.goto(app.url + boardPath(harbour));
		await expect(page.getByRole('region', { name: '할 일' })).toContainText('크레인 칠하기');
		const link = page.getByRole('link', { name: '크레인 칠하기' });
		await expect(link).toHaveAccessibleDescription(/스페이스/);
		await link.press('Space');
		await expect(page.getByRole('status')).toContainText('할 일, 1개 중 1번째');
		await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
		await expect(page.getByRole('button', { name: '댓글 달기' })).toBeVisible();
	});
});
