import type { Locator, Page } from '@playwright/test';
import { invite, signUp } from '../support/people.ts';
import { hydrated } from './fixtures.ts';
import { enterAs, expect, startHarbour, test } from './members.ts';

/** What a status says from now on, once it says something; that it was empty before is what screen readers hear. */
const nextWords = (status: Locator) =>
	status.evaluate(
		(element) =>
			new Promise<string[]>((resolve) => {
				const said: string[] = [];
				const observer = new MutationObserver(() => {
					said.push(element.textContent);
					if (element.textContent) resolve(said);
				});
				observer.observe(element, { childList: true, characterData: true, subtree: true });
			})
	);

const form = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a changed password stays in no field', async ({ app, page, context }) => {
	const ada = await signUp(app);
	await enterAs(context, app, ada);
	await page.goto(`${app.url}/account`);
	await hydrated(page);
	const change = form(page, 'Password');
	await change.getByLabel('Current password').fill(ada.password);
	await change.getByLabel('New password').fill('quite-another-one');
	await change.getByRole('button').click();
	await expect(page.getByRole('status')).toContainText('The new password is set');
	for (const label of ['Current password', 'New password']) {
		await expect(change.getByLabel(label)).toHaveValue('');
	}
});

test('a name is there after it is saved, and each save is announced', async ({
	app,
	page,
	context
}) => {
	await enterAs(context, app, await signUp(app, { name: 'Ada' }));
	await page.goto(`${app.url}/account`);
	await hydrated(page);
	const [field, button] = [page.getByLabel('Your name'), form(page, 'Name').getByRole('button')];
	await field.fill('  Ada   King ');
	await button.click();
	const status = page.getByRole('status');
	await expect(status).toHaveText('Your name is saved.');
	await expect(field).toHaveValue('Ada King');
	await expect(button).toBeFocused();

	const words = nextWords(status);
	await button.click();
	expect(await words).toEqual(['', 'Your name is saved.']);
	await expect(field).toHaveValue('Ada King');
});

test('an account is not deleted with a wrong password, and its form says so', async ({
	app,
	page,
	context
}) => {
	await enterAs(context, app, await signUp(app));
	await page.goto(`${app.url}/account`);
	await hydrated(page);
	const deletion = form(page, 'Delete account');
	await deletion.getByText('I want to delete my account').click();
	const password = deletion.getByLabel('Current password');
	await password.fill('not-the-password');
	await deletion.getByRole('button').click();
	await expect(deletion.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('alert')).toHaveCount(1);
	await expect(password).toBeFocused();
	await expect(password).toHaveAccessibleDescription(/^Nothing was deleted/);
});

test('removing a member asks first, and the focus is not lost', async ({ app, page, context }) => {
	const { ada, harbour } = await startHarbour(app);
	await enterAs(context, app, ada);
	await page.goto(`${app.url}/${harbour.slug}/members`);
	await hydrated(page);
	const grace = page.getByRole('row').filter({ hasText: 'Grace' });
	const remove = grace.getByRole('button', { name: 'Remove Grace' });
	await expect(remove).toBeHidden();
	await grace.getByText('Remove', { exact: true }).first().click();
	await remove.press('Enter');
	await expect(grace).toHaveCount(0);
	await expect(page.getByRole('status')).toHaveText('The member is removed.');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a role is what was chosen last, and an invited e-mail leaves its field', async ({
	app,
	page,
	context
}) => {
	const { ada, harbour } = await startHarbour(app);
	await enterAs(context, app, ada);
	await page.goto(`${app.url}/${harbour.slug}/members`);
	await hydrated(page);
	const grace = page.getByRole('row').filter({ hasText: 'Grace' });
	await grace.getByLabel('Role of Grace').selectOption('Viewer');
	await grace.getByRole('button', { name: 'Change role' }).click();
	await expect(page.getByRole('status')).toHaveText('The role is changed.');
	await expect(grace.getByLabel('Role of Grace')).toHaveValue('viewer');

	const email = page.getByLabel('E-mail');
	await email.fill('omar@harbour.example');
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('The invitation is made.');
	await expect(email).toHaveValue('');
});

test('a token stays in no field, and removing it asks first', async ({ app, page, context }) => {
	const { ada, harbour } = await startHarbour(app);
	await enterAs(context, app, ada);
	await page.goto(`${app.url}/${harbour.slug}/settings`);
	await hydrated(page);
	const integrations = form(page, 'Integrations');
	await integrations.getByLabel('Name').fill('Build server');
	await integrations.getByLabel('Token').fill('a-token-of-many-characters');
	await integrations.getByRole('button', { name: 'Add' }).click();
	const status = integrations.getByRole('status');
	await expect(status).toHaveText('The integration was added.');
	await expect(integrations.getByLabel('Token')).toHaveValue('');
	await expect(integrations.getByLabel('Name')).toHaveValue('');

	await integrations.getByText('Remove Build server').first().click();
	await integrations.getByRole('button', { name: 'Remove Build server' }).press('Enter');
	await expect(status).toHaveText('The integration was removed.');
	await expect(integrations.getByRole('heading')).toBeFocused();
});

test('an invitation for another e-mail says what to do', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const omar = await signUp(app, { name: 'Omar' });
	const path = await invite(app, ada, harbour, omar.email, 'viewer');
	await enterAs(context, app, grace);
	await page.goto(app.url + path);
	const main = page.getByRole('main');
	await expect(main).toContainText('You are signed in as Grace.');
	await expect(main).not.toContainText(harbour.name);
	await main.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(`${app.url}/sign-in`);
	expect(complaints.splice(0).join()).toContain('404');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the form that was refused is open, with what was entered', async ({
		app,
		page,
		context,
		complaints
	}) => {
		const { ada, harbour } = await startHarbour(app);
		await enterAs(context, app, ada);
		await page.goto(`${app.url}/account`);
		const deletion = form(page, 'Delete account');
		await deletion.getByText('I want to delete my account').click();
		await deletion.getByLabel('Current password').fill(ada.password);
		await deletion.getByRole('button').click();
		await expect(deletion.getByRole('alert')).toContainText(harbour.name);
		await expect(deletion.getByRole('button')).toBeVisible();

		await page.goto(`${app.url}/${harbour.slug}/members`);
		await page.getByLabel('E-mail').fill(ada.email);
		await page.getByLabel('Role', { exact: true }).selectOption('Viewer');
		await page.getByRole('button', { name: 'Invite', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('a member already');
		await expect(page.getByLabel('E-mail')).toHaveValue(ada.email);
		await expect(page.getByLabel('Role', { exact: true })).toHaveValue('viewer');
		expect(complaints.splice(0).join()).toContain('409');
	});
});
