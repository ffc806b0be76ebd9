import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { startNode, type RunningApp } from '../runtimes/node.ts';
import { startStorage } from '../services/storage.ts';
import { addCard, boardPath } from '../support/cards.ts';
import { expect, test } from './fixtures.ts';
import { enterAs, startHarbour } from './members.ts';

/** Bytes that are all over the place, so that none can be lost without it being seen. */
const bytesOf = (size: number) =>
	Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * at) % 251));

/** The page of a new ticket, as a member sees it. */
async function openTicket(app: RunningApp, page: Page): Promise<void> {
	const { grace, harbour } = await startHarbour(app);
	const id = await addCard(app, grace, harbour, 'Paint the quay');
	await enterAs(page.context(), app, grace);
	await page.goto(`${app.url}${boardPath(harbour)}/${id}`);
}

const attachmentsOf = (page: Page) => page.getByRole('region', { name: 'Attachments' });

/** The page listens to its board, and would complain that the app is gone. */
async function leave(page: Page): Promise<void> {
	await page.goto('about:blank');
}

async function download(page: Page, name: string): Promise<Buffer> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: `Download ${name}` }).click();
	return readFile(await (await waiting).path());
}

test.afterEach(({ page }) => leave(page));

test('a member uploads 5 MB straight to storage, sees how far it is, and gets the same bytes back', async ({
	page
}) => {
	test.setTimeout(120_000);
	const storage = await startStorage();
	const app = await startNode(storage.env);
	try {
		await openTicket(app, page);
		const region = attachmentsOf(page);
		await expect(region).toContainText('No files yet.');

		// Slow enough to be watched.
		const network = await page.context().newCDPSession(page);
		await network.send('Network.enable');
		const limitTo = (uploadThroughput: number) =>
			network.send('Network.emulateNetworkConditions', {
				offline: false,
				downloadThroughput: -1,
				uploadThroughput,
				latency: 0
			});
		await limitTo(500_000);
		const sent = page.waitForRequest((request) => request.method() === 'PUT');
		const buffer = bytesOf(5_000_000);
		const file = { name: 'plan of the quay.pdf', mimeType: 'application/pdf', buffer };
		await region.getByLabel('Add files').setInputFiles(file);
		await expect(region.getByRole('progressbar')).toHaveAttribute('value', /^0\.\d*[1-9]/);
		await limitTo(-1);
		expect((await sent).url().startsWith(storage.env.STORAGE_ENDPOINT)).toBe(true);

		await expect(region.getByRole('status')).toHaveText('plan of the quay.pdf was uploaded.');
		await expect(region.getByRole('listitem')).toContainText('5 MB');
		expect((await download(page, 'plan of the quay.pdf')).equals(buffer)).toBe(true);
		await leave(page);
	} finally {
		await app.stop();
		await storage.stop();
	}
});

test('several files, one of which cannot be attached; one is deleted again', async ({
	app,
	page
}) => {
	await openTicket(app, page);
	const region = attachmentsOf(page);
	const files = [
		{ name: '회의록.txt', mimeType: 'text/plain', buffer: Buffer.from('minutes') },
		{ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
		{ name: 'large.zip', mimeType: 'application/zip', buffer: bytesOf(6_000_000) }
	];
	await region.getByLabel('Add files').setInputFiles(files);
	await expect(region.getByText('Files of this type cannot be attached.')).toBeVisible();
	await expect(region.getByRole('link')).toHaveText(['회의록.txt', 'large.zip']);
	expect((await download(page, '회의록.txt')).toString()).toBe('minutes');
	expect((await download(page, 'large.zip')).equals(files[2]?.buffer ?? Buffer.of())).toBe(true);
	await region.getByRole('button', { name: 'Dismiss the message about page.html' }).click();
	await expect(region.getByText('page.html')).toBeHidden();

	page.on('dialog', (dialog) => void dialog.accept());
	await region.getByRole('button', { name: 'Delete 회의록.txt' }).click();
	await expect(region.getByRole('status')).toHaveText('회의록.txt was deleted.');
	await expect(region.getByRole('link')).toHaveText(['large.zip']);
});

test('an upload that is cancelled is not there', async ({ app, page }) => {
	await openTicket(app, page);
	const region = attachmentsOf(page);
	// The bytes never arrive.
	await page.route('**/storage/**', () => undefined);
	const file = { name: 'plan.pdf', mimeType: 'application/pdf', buffer: bytesOf(1000) };
	const sent = page.waitForRequest((request) => request.method() === 'PUT');
	await region.getByLabel('Add files').setInputFiles(file);
	await sent;
	await region.getByRole('button', { name: 'Cancel uploading plan.pdf' }).click();
	await expect(region.getByRole('status')).toHaveText('Uploading plan.pdf was cancelled.');
	await page.reload();
	await expect(region).toContainText('No files yet.');
});

test('files that are dropped are uploaded as well', async ({ app, page }) => {
	await openTicket(app, page);
	const region = attachmentsOf(page);
	const dropped = await page.evaluateHandle(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File(['minutes'], 'minutes.txt', { type: 'text/plain' }));
		return transfer;
	});
	await region
		.getByRole('group', { name: 'Drop files here' })
		.dispatchEvent('drop', { dataTransfer: dropped });
	await expect(region.getByRole('link', { name: 'Download minutes.txt' })).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('files can be fetched, and the page says what adding them needs', async ({ app, page }) => {
		await openTicket(app, page);
		const words = attachmentsOf(page).locator('noscript p');
		await expect(words).toBeVisible();
		expect(await words.textContent()).toContain('Adding and deleting files needs JavaScript');
		await expect(page.getByLabel('Add files')).toBeHidden();
	});
});
