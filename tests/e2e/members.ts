/** Members in browsers. */
import type { BrowserContext, Page } from '@playwright/test';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { expect, test as base } from './fixtures.ts';
import { addMember, createOrganization, signUp, type Person } from '../support/people.ts';

const UNLIMITED = {
	RATE_LIMIT_READ: '100000/60',
	RATE_LIMIT_WRITE: '100000/60',
	RATE_LIMIT_SIGN_IN: '100000/60'
};

/** Each test has organizations of its own, so one app is enough for all of them. */
export const test = base.extend<object, { sharedApp: RunningApp }>({
	sharedApp: [
		async ({}, use) => {
			const app = await startNode(UNLIMITED);
			await use(app);
			await app.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	app: ({ sharedApp }, use) => use(sharedApp)
});
export { expect };

/** An organization with its owner Ada and its member Grace. */
export async function startHarbour(app: RunningApp) {
	const ada = await signUp(app, { name: 'Ada' });
	const harbour = await createOrganization(app, ada);
	const grace = await addMember(app, ada, harbour, 'member', { name: 'Grace' });
	return { ada, grace, harbour };
}

/** Gives a browser the cookies that somebody has. */
export const enterAs = (context: BrowserContext, app: RunningApp, { cookie }: Person) =>
	context.addCookies(
		cookie.split('; ').map((pair) => {
			const [name = '', ...value] = pair.split('=');
			return { name, value: value.join('='), url: app.url };
		})
	);

/** Goes where only members may, signs in on the way, and is there. */
export async function signInOnTheWay(page: Page, url: string, person: Person): Promise<void> {
	await page.goto(url);
	await page.getByLabel('E-mail').fill(person.email);
	await page.getByLabel('Password').fill(person.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await page.waitForURL(url);
}

export const columnOf = (page: Page, name: 'To do' | 'Doing' | 'Done') =>
	page.getByRole('region', { name });

export const cardOf = (page: Page, title: string) =>
	page.getByRole('article').filter({ has: page.getByRole('link', { name: title, exact: true }) });

/** The titles of a column, from top to bottom, once they are these. */
export async function expectColumn(
	page: Page,
	name: Parameters<typeof columnOf>[1],
	titles: string[]
): Promise<void> {
	await expect(columnOf(page, name).getByRole('heading', { level: 3 })).toHaveText(titles);
}
