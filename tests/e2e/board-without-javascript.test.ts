import { addCard, boardPath, changeCard } from '../support/cards.ts';
import { submit } from '../support/people.ts';
import {
	expect,
	test,
	cardOf,
	columnOf,
	enterAs,
	expectColumn,
	signInOnTheWay,
	startHarbour
} from './members.ts';

test.use({ javaScriptEnabled: false });

test('a member signs in, adds, moves, edits, comments and signs out', async ({ app, page }) => {
	const { grace, harbour } = await startHarbour(app);
	await signInOnTheWay(page, app.url + boardPath(harbour), grace);
	const todo = columnOf(page, 'To do');
	for (const title of ['one', 'two']) {
		await todo.getByText('Add a ticket').click();
		await todo.getByRole('textbox', { name: 'What is to be done?' }).fill(title);
		await todo.getByRole('button', { name: 'Add', exact: true }).click();
	}
	await expectColumn(page, 'To do', ['one', 'two']);

	await cardOf(page, 'two').getByText('Move').click();
	await cardOf(page, 'two').getByRole('button', { name: 'Up' }).click();
	await expectColumn(page, 'To do', ['two', 'one']);
	await cardOf(page, 'two').getByText('Move').click();
	await cardOf(page, 'two').getByRole('button', { name: 'Doing' }).click();
	await expectColumn(page, 'Doing', ['two']);

	await page.getByRole('link', { name: 'two', exact: true }).click();
	await page.getByLabel('Title').fill('two and a half');
	await page.getByLabel('Assigned to').selectOption('Grace');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toHaveText('Saved.');
	await page.getByLabel('Your comment').fill('Nearly there');
	await page.getByRole('button', { name: 'Comment' }).click();
	await expect(page.getByRole('region', { name: 'Comments' })).toContainText('Nearly there');

	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.goto(app.url + boardPath(harbour));
	await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('the filter is an address', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	for (const title of ['Paint the crane', 'Sweep the pier']) {
		await addCard(app, grace, harbour, title);
	}
	await enterAs(context, app, grace);
	await page.goto(app.url + boardPath(harbour));
	await page.getByLabel('Search tickets').fill('pier');
	await page.getByRole('button', { name: 'Filter' }).click();
	await expectColumn(page, 'To do', ['Sweep the pier']);
	await page.getByRole('link', { name: 'Show all' }).click();
	await expectColumn(page, 'To do', ['Paint the crane', 'Sweep the pier']);
});

test('two who edit one ticket: the second sees both versions, and saving again keeps theirs', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'Paint');
	await enterAs(context, app, ada);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await page.getByLabel('Title').fill('Paint the crane');
	const theirs = { title: 'Paint the pier', description: '', assigneeId: '', dueDate: '' };
	await changeCard(app, grace, harbour, id, 'save', theirs);
	await page.getByRole('button', { name: 'Save' }).click();

	await expect(page.getByRole('alert')).toContainText('Somebody else saved this ticket');
	await expect(page.getByRole('main')).toContainText('Somebody else has saved here:');
	await expect(page.getByRole('blockquote')).toHaveText('Paint the pier');
	await expect(page.getByLabel('Title')).toHaveValue('Paint the crane');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paint the crane');
	expect(complaints.splice(0).join()).toContain('409');
});

test('what is refused comes back with all that was written', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const id = await addCard(app, ada, harbour, 'Paint');
	await enterAs(context, app, ada);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await page.getByLabel('Title').fill('   ');
	await page.getByLabel('Description').fill('In harbour blue.');
	await page.getByLabel('Assigned to').selectOption('Grace');
	await page.getByLabel('Due date').fill('2027-02-28');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('Check what you wrote');
	await expect(page.getByRole('main')).not.toContainText('Somebody else has saved');
	await expect(page.getByLabel('Title')).toHaveValue('   ');
	await expect(page.getByLabel('Description')).toHaveValue('In harbour blue.');
	await expect(page.getByLabel('Assigned to')).toHaveValue(grace.userId);
	await expect(page.getByLabel('Due date')).toHaveValue('2027-02-28');

	await submit(app, `/${harbour.slug}/members?/leave`, {}, { cookie: grace.cookie });
	await page.getByLabel('Title').fill('Paint the crane');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('no longer a member');
	await expect(page.getByLabel('Title')).toHaveValue('Paint the crane');
	await expect(page.getByLabel('Description')).toHaveValue('In harbour blue.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toHaveText('Saved.');

	await page.getByLabel('Your comment').fill('   ');
	await page.getByRole('button', { name: 'Comment' }).click();
	await expect(page.getByRole('alert')).toContainText('Check what you wrote');
	await expect(page.getByLabel('Your comment')).toHaveValue('   ');
	expect(complaints.splice(0).join()).toMatch(/^([^,]*400[^,]*,?){3}$/);
});

test('deleting asks first, and the ticket is gone', async ({ app, page, context }) => {
	const { ada, harbour } = await startHarbour(app);
	const id = await addCard(app, ada, harbour, 'one');
	await enterAs(context, app, ada);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await expect(page.getByRole('button', { name: 'Delete for good' })).toBeHidden();
	await page.getByText('Delete ticket …').click();
	await page.getByRole('button', { name: 'Delete for good' }).click();
	await expect(page).toHaveURL(app.url + boardPath(harbour));
	await expectColumn(page, 'To do', []);
});
