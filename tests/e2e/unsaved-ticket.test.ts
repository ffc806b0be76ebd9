import { addCard, boardPath } from '../support/cards.ts';
import { enterAs, expect, expectColumn, startHarbour, test } from './members.ts';

test('nobody leaves a ticket with something unsaved unasked', async ({ app, page, context }) => {
	const { grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'Paint');
	await enterAs(context, app, grace);
	const listening = page.waitForResponse(/\/events$/);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
	await listening;
	const description = page.getByLabel('Description');
	const toBoard = page.getByRole('link', { name: '← Board' });
	await description.fill('In harbour blue.');

	const asked: string[] = [];
	page.once('dialog', (dialog) => {
		asked.push(dialog.message());
		void dialog.dismiss();
	});
	await toBoard.click();
	await expect.poll(() => asked).toEqual(['What you wrote is not saved. Leave without it?']);
	await expect(description).toHaveValue('In harbour blue.');

	// When the whole page goes, the browser asks.
	page.once('dialog', (dialog) => {
		asked.push(dialog.type());
		void dialog.dismiss();
	});
	await page.close({ runBeforeUnload: true });
	await expect.poll(() => asked[1]).toBe('beforeunload');
	await expect(description).toHaveValue('In harbour blue.');

	await description.fill('In harbour blue. ');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('status').first()).toHaveText('Saved.');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await toBoard.click();
	await expectColumn(page, 'To do', ['Paint']);
	expect(asked).toHaveLength(2);
});
