import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import en from '../../messages/en/organization.json' with { type: 'json' };
import { call, pathsOf } from '../support/api.ts';
import {
	addMember,
	createOrganization,
	signUp,
	submit,
	type Organization,
	type Person
} from '../support/people.ts';
import { app, planted, send } from './subject.ts';

const TOKEN = `planted-token-${randomBytes(8).toString('hex')}`;

let owner: Person;
let admin: Person;
let member: Person;
let stranger: Person;
let harbour: Organization;
beforeAll(async () => {
	owner = await signUp(app);
	stranger = await signUp(app, { name: 'Kim' });
	harbour = await createOrganization(app, owner);
	admin = await addMember(app, owner, harbour, 'admin');
	member = await addMember(app, owner, harbour, 'member');
}, 60_000);

const as = ({ cookie }: Person) => ({ headers: { cookie, accept: 'text/html' } });
const path = () => `/${harbour.slug}/settings`;
const pageOf = (person: Person) => send(path(), as(person));
const act = (person: Person, action: string, fields: Record<string, string>) =>
	submit(app, `${path()}?/${action}`, fields, { cookie: person.cookie });
const add = (name: string) => act(admin, 'add', { name, token: TOKEN });
const idsIn = (body: string) =>
	[...body.matchAll(/name="id" value="([\da-f-]{36})"/g)].map(([, id]) => id ?? '');

describe('settings', () => {
	test('are for those who are signed in, who come back to them', async () => {
		const { response } = await send(path());
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path())}`);
	});

	test('are not for members, and for others not there', async () => {
		expect((await pageOf(member)).response.status).toBe(403);
		expect((await pageOf(stranger)).response.status).toBe(404);
		expect((await pageOf(admin)).response.status).toBe(200);
	});

	test.each([
		['rename', { name: 'Mine' }],
		['add', { name: 'CI', token: TOKEN }],
		['remove', { id: crypto.randomUUID() }],
		['delete', { confirmation: 'Harbour Works' }]
	])('to %s is refused to members and strangers', async (action, fields) => {
		expect((await act(member, action, fields)).response.status).toBe(403);
		expect((await act(stranger, action, fields)).response.status).toBe(404);
	});

	test('an administrator gives the organization another name', async () => {
		const { response } = await act(admin, 'rename', { name: '  Dry \n Dock ' });
		expect(response.status).toBe(303);
		const { body } = await send(response.headers.get('location') ?? '', as(admin));
		expect(body).toContain(en.settings_renamed);
		expect(body).toContain('value="Dry Dock"');
		await act(admin, 'rename', { name: harbour.name });
	});

	test.each([
		['no name', { name: ' ' }],
		['a name that is too long', { name: 'x'.repeat(81) }],
		['a field nobody asked for', { name: 'Dry Dock', slug: 'mine' }]
	])('%s is refused, and comes back for correction', async (_, fields) => {
		const { response, body } = await act(admin, 'rename', fields);
		expect(response.status).toBe(400);
		expect(body).toContain(`value="${fields.name}"`);
		expect((await pageOf(admin)).body).toContain(`value="${harbour.name}"`);
	});
});

describe('an integration', () => {
	test('is shown by its name and the end of its token, which is said nowhere', async () => {
		const added = await add('Build server');
		expect(added.response.status).toBe(303);
		const page = await send(added.response.headers.get('location') ?? '', as(admin));
		expect(page.body).toContain(en.settings_integration_added);
		expect(page.body).toContain('Build server');
		expect(page.body).toContain(TOKEN.slice(-4));

		const audit = await send(`/${harbour.slug}/audit`, as(admin));
		const { body: entries } = await call(app, admin, 'GET', pathsOf(harbour).audit);
		const data = await send(`${path()}/__data.json`, as(admin));
		const said = [added.body, page.body, audit.body, data.body, entries, app.log];
		expect(JSON.stringify(said)).not.toContain(TOKEN);
		expect(JSON.stringify(said)).not.toContain('ciphertext');
	});

	test.each([
		['a token that is too short', { name: 'CI', token: 'short' }],
		['a token with a space', { name: 'CI', token: `${TOKEN} ${TOKEN}` }],
		['no name', { name: '', token: TOKEN }]
	])('with %s is refused, and the token does not come back', async (_, fields) => {
		const { response, body } = await act(admin, 'add', fields);
		expect(response.status).toBe(400);
		expect(body).toContain('aria-invalid="true"');
		expect(body).not.toContain(`value="${fields.token}"`);
	});

	test('called like a script is text', async () => {
		await add('<script>alert(1)</script>');
		const { body } = await pageOf(admin);
		expect(body).toContain('&lt;script>alert(1)');
		expect(body).not.toContain('<script>alert(1)');
	});

	test('is removed once, and not by another organization', async () => {
		const [id = ''] = idsIn((await pageOf(admin)).body);
		const kite = await createOrganization(app, stranger, { name: 'Kite Library' });
		const elsewhere = `/${kite.slug}/settings?/remove`;
		const { response } = await submit(app, elsewhere, { id }, { cookie: stranger.cookie });
		expect(response.status).toBe(404);

		expect((await act(admin, 'remove', { id })).response.status).toBe(303);
		const again = await act(admin, 'remove', { id });
		expect(again.response.status).toBe(404);
		expect(again.body).toContain(en.settings_integration_gone);
		expect(idsIn((await pageOf(admin)).body)).not.toContain(id);
	});

	test('has nothing left to encrypt again while there is one key', async () => {
		const headers = { authorization: `Bearer ${planted.CRON_SECRET}` };
		const { body } = await send('/api/cron/rotate-keys', { headers });
		expect(JSON.parse(body)).toEqual({ encrypted: 0, left: 0 });
	});
});

test('usage counts what was made', async () => {
	const json = { title: 'Fix the crane' };
	await call(app, owner, 'POST', pathsOf(harbour).tickets(), { json });
	const { body } = await pageOf(owner);
	expect(body.replaceAll(/<!--.*?-->/g, '')).toMatch(/<dt[^>]*>Tickets<\/dt>\s*<dd[^>]*>1<\/dd>/);
});

describe('the organization', () => {
	test('is deleted by owners alone', async () => {
		expect((await pageOf(admin)).body).toContain(en.settings_delete_owner_only);
		const { response } = await act(admin, 'delete', { confirmation: harbour.name });
		expect(response.status).toBe(403);
	});

	test('stays when another name is typed', async () => {
		const { response, body } = await act(owner, 'delete', { confirmation: 'Kite Library' });
		expect(response.status).toBe(400);
		expect(body).toContain(en.settings_delete_other_name);
		expect((await pageOf(owner)).response.status).toBe(200);
	});

	test('is gone for everybody when its name is typed', async () => {
		const { response } = await act(owner, 'delete', { confirmation: harbour.name });
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/organizations');
		for (const person of [owner, admin, member]) {
			expect((await pageOf(person)).response.status).toBe(404);
		}
	});
});
