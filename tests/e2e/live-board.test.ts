import { addCard, boardPath, changeCard } from '../support/cards.ts';
import { hydrated } from './fixtures.ts';
import { expect, test, cardOf, columnOf, enterAs, expectColumn, startHarbour } from './members.ts';

test("another member's move arrives without a reload, and nothing that is typed is lost", async ({
	app,
	page,
	context,
	browser
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	await addCard(app, grace, harbour, 'one');
	await enterAs(context, app, ada);
	const listening = page.waitForResponse(/\/events$/);
	await page.goto(app.url + boardPath(harbour));
	expect((await listening).headers()['content-type']).toBe('text/event-stream');
	const todo = columnOf(page, 'To do');
	await todo.getByText('Add a ticket').click();
	await todo.getByRole('textbox').fill('half a sent');

	const elsewhere = await browser.newContext();
	await enterAs(elsewhere, app, grace);
	const other = await elsewhere.newPage();
	await other.goto(app.url + boardPath(harbour));
	await expect(cardOf(other, 'one')).toHaveAttribute('draggable', 'true');
	await cardOf(other, 'one').dragTo(columnOf(other, 'Doing'));
	await expectColumn(page, 'Doing', ['one']);
	await expect(todo.getByRole('textbox')).toHaveValue('half a sent');
	await expect(todo.getByRole('textbox')).toBeFocused();
	await elsewhere.close();
});

test('a move that lost a race is taken back, and the board says why', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'one');
	await enterAs(context, app, ada);
	await page.goto(app.url + boardPath(harbour));
	await expect(cardOf(page, 'one')).toHaveAttribute('draggable', 'true');

	const late = Promise.withResolvers<undefined>();
	await page.route('**/*?/move', async (route) => {
		await late.promise;
		await route.continue();
	});
	await cardOf(page, 'one').dragTo(columnOf(page, 'Doing'));
	await expectColumn(page, 'Doing', ['one']);
	await expect(cardOf(page, 'one')).toContainText('Saving …');
	await changeCard(app, grace, harbour, id, 'move', { status: 'done', after: '' });
	late.resolve(undefined);

	await expect(page.getByRole('alert')).toContainText('Somebody else changed “one” first');
	await expectColumn(page, 'Doing', []);
	await expectColumn(page, 'Done', ['one']);
	expect(complaints.splice(0).join()).toMatch(/^(.*409.*)?$/);
});

test('a move that nobody answers is taken back, and the board stays', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, harbour } = await startHarbour(app);
	await addCard(app, ada, harbour, 'one');
	await enterAs(context, app, ada);
	// With its connection, the page reads the board once more: not while the network goes.
	const reading = page.waitForResponse(/__data\.json/);
	await page.goto(app.url + boardPath(harbour));
	await reading;
	await expect(cardOf(page, 'one')).toHaveAttribute('draggable', 'true');
	await context.setOffline(true);
	await cardOf(page, 'one').dragTo(columnOf(page, 'Done'));
	await expect(page.getByRole('alert')).toContainText('Check your connection');
	await expectColumn(page, 'To do', ['one']);
	await context.setOffline(false);
	complaints.splice(0);
});

test('two who edit one ticket: the second sees both versions and chooses', async ({
	app,
	page,
	context,
	complaints
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'Paint');
	await enterAs(context, app, ada);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await hydrated(page);
	const late = Promise.withResolvers<undefined>();
	await page.route('**/*?/save', async (route) => {
		await late.promise;
		await route.continue();
	});
	const title = page.getByLabel('Title');
	await title.fill('Paint the crane');
	await page.getByRole('button', { name: 'Save' }).click();
	// As if it were saved, until the answer says otherwise.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paint the crane');
	const theirs = { title: 'Paint the pier', description: 'White', assigneeId: '', dueDate: '' };
	await changeCard(app, grace, harbour, id, 'save', theirs);
	late.resolve(undefined);

	await expect(page.getByRole('alert')).toContainText('Somebody else saved this ticket');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paint the pier');
	await expect(title).toHaveValue('Paint the crane');
	await expect(page.getByRole('blockquote')).toHaveText('Paint the pier');
	// What only the other one touched is simply there.
	await expect(page.getByLabel('Description')).toHaveValue('White');

	await page.getByRole('button', { name: 'Use theirs' }).click();
	await expect(title).toHaveValue('Paint the pier');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await title.fill('Paint both');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toHaveText('Saved.');
	expect(complaints.splice(0).join()).toMatch(/^(.*409.*)?$/);
});

test('what somebody else saves appears in the fields that nobody is typing in', async ({
	app,
	page,
	context
}) => {
	const { ada, grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'Paint');
	await enterAs(context, app, ada);
	const listening = page.waitForResponse(/\/events$/);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await listening;
	await page.getByLabel('Description').fill('I am still');
	const theirs = { title: 'Paint it', description: '', assigneeId: '', dueDate: '' };
	await changeCard(app, grace, harbour, id, 'save', theirs);
	await changeCard(app, grace, harbour, id, 'comment', { body: 'Hello there' });
	await expect(page.getByLabel('Title')).toHaveValue('Paint it');
	await expect(page.getByRole('region', { name: 'Comments' })).toContainText('Hello there');
	await expect(page.getByLabel('Description')).toHaveValue('I am still');
	await expect(page.getByRole('alert')).toHaveCount(0);
});
