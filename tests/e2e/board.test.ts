import { addCard, boardPath } from '../support/cards.ts';
import { addMember } from '../support/people.ts';
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

test('a member signs in, adds a ticket, edits it, comments on it, and signs out', async ({
	app,
	page
}) => {
	const { grace, harbour } = await startHarbour(app);
	await signInOnTheWay(page, app.url + boardPath(harbour), grace);
	await expectColumn(page, 'To do', []);

	const todo = columnOf(page, 'To do');
	await todo.getByText('Add a ticket').click();
	const title = todo.getByRole('textbox', { name: 'What is to be done?' });
	await title.fill('Paint the crane');
	await title.press('Enter');
	await expectColumn(page, 'To do', ['Paint the crane']);
	// Ready for the next one.
	await expect(title).toBeFocused();
	await expect(title).toHaveValue('');

	await page.getByRole('link', { name: 'Paint the crane' }).click();
	await page.getByLabel('Title').fill('Paint the big crane');
	await page.getByLabel('Description').fill('In harbour blue.');
	await page.getByLabel('Assigned to').selectOption('Grace');
	await page.getByLabel('Due date').fill('2020-02-29');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toHaveText('Saved.');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paint the big crane');

	await page.getByLabel('Your comment').fill('Which blue?');
	await page.getByRole('button', { name: 'Comment' }).click();
	await expect(page.getByRole('region', { name: 'Comments' })).toContainText('Which blue?');
	await expect(page.getByLabel('Your comment')).toHaveValue('');

	await page.getByRole('link', { name: '← Board' }).click();
	const card = cardOf(page, 'Paint the big crane');
	await expect(card).toContainText('Overdue since Feb 29, 2020');
	await expect(card).toContainText('Assigned to Grace');

	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	await page.goto(app.url + boardPath(harbour));
	await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('tickets are dragged within a column and to another', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	for (const title of ['one', 'two', 'three']) await addCard(app, grace, harbour, title);
	await addCard(app, grace, harbour, 'four', 'doing');
	await enterAs(context, app, grace);
	await page.goto(app.url + boardPath(harbour));
	await expect(cardOf(page, 'one')).toHaveAttribute('draggable', 'true');

	await cardOf(page, 'three').dragTo(cardOf(page, 'one'), { targetPosition: { x: 40, y: 4 } });
	await expectColumn(page, 'To do', ['three', 'one', 'two']);
	await cardOf(page, 'one').dragTo(columnOf(page, 'Done'));
	await expectColumn(page, 'Done', ['one']);
	await cardOf(page, 'two').dragTo(cardOf(page, 'four'), { targetPosition: { x: 40, y: 4 } });
	await expectColumn(page, 'Doing', ['two', 'four']);
	await expect(page.getByText('Saving …')).toHaveCount(0);

	await page.reload();
	await expectColumn(page, 'To do', ['three']);
	await expectColumn(page, 'Doing', ['two', 'four']);
	await expectColumn(page, 'Done', ['one']);
});

test('the keyboard moves a ticket, and says where it is', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	for (const title of ['one', 'two']) await addCard(app, grace, harbour, title);
	await addCard(app, grace, harbour, 'three', 'doing');
	await enterAs(context, app, grace);
	await page.goto(app.url + boardPath(harbour));
	const link = page.getByRole('link', { name: 'two', exact: true });
	const said = page.getByRole('status');
	await expect(link).toHaveAccessibleDescription(/Space takes the ticket up/);

	await link.press('Space');
	await expect(said).toHaveText(/Took up “two”: To do, 2 of 2/);
	await link.press('ArrowRight');
	await expect(said).toHaveText('“two”: Doing, 2 of 2.');
	await expect(link).toBeFocused();
	await link.press('ArrowUp');
	await link.press('ArrowUp');
	await expect(said).toHaveText('No further. “two”: Doing, 1 of 2.');
	await link.press('Escape');
	await expectColumn(page, 'To do', ['one', 'two']);
	await expect(said).toHaveText('“two” is back: To do, 2 of 2.');
	await expect(link).toBeFocused();

	await link.press('Space');
	await link.press('ArrowRight');
	await link.press('Space');
	await expect(said).toHaveText('Put “two” down: Doing, 2 of 2.');
	await expect(link).toBeFocused();
	await expect(page.getByText('Saving …')).toHaveCount(0);
	await page.reload();
	await expectColumn(page, 'Doing', ['three', 'two']);
});

test('the menu of a ticket moves it without leaving the page', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	for (const title of ['one', 'two']) await addCard(app, grace, harbour, title);
	await enterAs(context, app, grace);
	await page.goto(app.url + boardPath(harbour));
	await expect(cardOf(page, 'two')).toHaveAttribute('draggable', 'true');
	await cardOf(page, 'two').getByText('Move').click();
	await cardOf(page, 'two').getByRole('button', { name: 'Up' }).click();
	await expectColumn(page, 'To do', ['two', 'one']);
	await expect(page.getByRole('link', { name: 'two', exact: true })).toBeFocused();
	await cardOf(page, 'one').getByText('Move').click();
	await cardOf(page, 'one').getByRole('button', { name: 'Done' }).click();
	await expectColumn(page, 'Done', ['one']);
	await expect(page.getByRole('link', { name: 'one', exact: true })).toBeFocused();
	await expect(page.getByText('Saving …')).toHaveCount(0);
	await page.reload();
	await expectColumn(page, 'Done', ['one']);
});

test('the board shows what fits the search, while one types', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	for (const title of ['Paint the crane', 'Sweep the pier']) {
		await addCard(app, grace, harbour, title);
	}
	await enterAs(context, app, grace);
	await page.goto(app.url + boardPath(harbour));
	await expect(cardOf(page, 'Sweep the pier')).toHaveAttribute('draggable', 'true');
	await page.getByLabel('Search tickets').pressSequentially('CRANE');
	await expectColumn(page, 'To do', ['Paint the crane']);
	await expect(page).toHaveURL(/q=CRANE/);
	await expect(page.getByLabel('Search tickets')).toBeFocused();
	await page.getByLabel('Assigned to').selectOption('Me');
	await expect(columnOf(page, 'To do')).toContainText('Nothing here fits the filter.');
	await page.getByRole('link', { name: 'Show all' }).click();
	await expectColumn(page, 'To do', ['Paint the crane', 'Sweep the pier']);
});

test('a viewer sees everything and is offered no change', async ({ app, page, context }) => {
	const { ada, harbour } = await startHarbour(app);

	const omar = await addMember(app, ada, harbour, 'viewer', { name: 'Omar' });
	const id = await addCard(app, ada, harbour, 'one');
	await enterAs(context, app, omar);
	await page.goto(app.url + boardPath(harbour));
	await expectColumn(page, 'To do', ['one']);
	await expect(page.getByRole('main').getByRole('button')).toHaveText(['Sign out']);
	await expect(page.getByText('Add a ticket')).toHaveCount(0);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await expect(page.getByRole('main')).toContainText('No description.');
	await expect(page.getByRole('main').getByRole('button')).toHaveText(['Sign out']);
	await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
});
