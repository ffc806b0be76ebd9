import { beforeAll, describe, expect, test } from 'vitest';
import en from '../../messages/en/organization.json' with { type: 'json' };
import ko from '../../messages/ko/organization.json' with { type: 'json' };
import { call, ifMatch, pathsOf } from '../support/api.ts';
import {
	addMember,
	createOrganization,
	signUp,
	type Organization,
	type Person
} from '../support/people.ts';
import { app, send } from './subject.ts';

let owner: Person;
let admin: Person;
let member: Person;
let stranger: Person;
let harbour: Organization;
beforeAll(async () => {
	owner = await signUp(app, { name: 'Ada' });
	stranger = await signUp(app, { name: 'Kim' });
	harbour = await createOrganization(app, owner);
	admin = await addMember(app, owner, harbour, 'admin', { name: 'Grace' });
	member = await addMember(app, owner, harbour, 'member', { name: 'Omar' });
	const paths = pathsOf(harbour);
	const json = { title: 'Fix the <b>crane</b>' };
	const { body } = await call(app, owner, 'POST', paths.tickets(), { json });
	await call(app, member, 'POST', paths.moves(body.id), {
		json: { status: 'doing', after: null },
		headers: { ...ifMatch(body.version), 'x-request-id': 'audited-move', 'user-agent': 'mover/1' }
	});
	await call(app, member, 'POST', paths.comments(body.id), { json: { body: 'On my way' } });
}, 60_000);

async function audit(query = '', person = admin, language = 'en') {
	const headers = { cookie: `${person.cookie}; language=${language}`, accept: 'text/html' };
	const { response, body } = await send(`/${harbour.slug}/audit${query}`, { headers });
	// Between what Svelte renders there are comments of its own.
	return { response, text: body.replaceAll(/<!--.*?-->/gs, '') };
}
const CREATED = 'Ada created the ticket “Fix the &lt;b>crane&lt;/b>”';
const MOVED = 'Omar moved “Fix the &lt;b>crane&lt;/b>” from To do to Doing';

describe('the audit log', () => {
	test('is for those who are signed in', async () => {
		const { response } = await send(`/${harbour.slug}/audit`);
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toMatch(/^\/sign-in\?next=/);
	});

	test('is for administrators alone, and for others not there', async () => {
		expect((await audit('', admin)).response.status).toBe(200);
		expect((await audit('', member)).response.status).toBe(403);
		expect((await audit('', stranger)).response.status).toBe(404);
	});

	test('says what happened, the newest first', async () => {
		const { text } = await audit();
		expect(text).toContain('Omar wrote a comment: “On my way”');
		expect(text.indexOf(MOVED)).toBeLessThan(text.indexOf(CREATED));
		expect(text).toMatch(/<time datetime="\d{4}-\d\d-\d\dT/);
	});

	test('says it in Korean as well', async () => {
		const { text } = await audit('', admin, 'ko');
		expect(text).toContain(ko.audit_title);
		expect(text).toContain('Omar 님이 “Fix the &lt;b>crane&lt;/b>” 티켓을 옮겼습니다');
	});

	test('has what it was before and after, and who asked from where', async () => {
		const { text } = await audit('?resource=tickets&action=update');
		expect(text).toMatch(/<code>status<\/code><\/th>\s*<td[^>]*>todo<\/td>\s*<td[^>]*>doing<\/td>/);
		expect(text).toContain('audited-move');
		expect(text).toContain('mover/1');
	});
});

describe('the filter', () => {
	test.each([
		['resource=boards', false, false],
		['resource=tickets', true, true],
		['resource=tickets&action=insert', true, false],
		['action=update', false, true],
		['from=2999-01-01', false, false],
		['to=2020-01-01', false, false],
		['from=2020-01-01&to=2999-12-31', true, true],
		['actorId=&resource=tickets&action=&from=&to=', true, true]
	])('%s', async (query, created, moved) => {
		const { response, text } = await audit(`?${query}`);
		expect(response.status).toBe(200);
		expect(text.includes(CREATED)).toBe(created);
		expect(text.includes(MOVED)).toBe(moved);
	});

	test('by person shows what that person did, and stays chosen', async () => {
		const { text } = await audit(`?actorId=${member.userId}`);
		expect(text).toContain(MOVED);
		expect(text).not.toContain(CREATED);
		expect(text).toMatch(new RegExp(`<option value="${member.userId}" selected`));
	});

	test('that fits nothing says so', async () => {
		expect((await audit('?resource=integrations')).text).toContain(en.audit_empty);
	});

	test.each(['resource=users', 'from=yesterday', 'cursor=a', 'cursor=-1', 'limit=1', 'actorId=1'])(
		'%s is refused',
		async (query) => {
			expect((await audit(`?${query}`)).response.status).toBe(400);
		}
	);

	test('shows nothing of another organization, whatever the cursor', async () => {
		const kite = await createOrganization(app, stranger, { name: 'Kite Library' });
		const headers = { cookie: stranger.cookie };
		const { body } = await send(`/${kite.slug}/audit?cursor=9007199254740991`, { headers });
		expect(body).toContain('Kite Library');
		expect(body).not.toMatch(/crane|Omar|Grace/);
	});
});

test('older entries are one link away, with the same filter', { timeout: 60_000 }, async () => {
	for (let count = 0; count < 50; count += 1) {
		await call(app, owner, 'POST', pathsOf(harbour).tickets(), { json: { title: 'One more' } });
	}
	const first = await audit('?resource=tickets');
	expect(first.text).not.toContain(MOVED);
	const [, older = ''] = /href="(\?[^"]*)" rel="next"/.exec(first.text) ?? [];
	expect(older).toContain('resource=tickets');
	const second = await audit(older.replaceAll('&amp;', '&'));
	expect(second.text).toContain(MOVED);
	expect(second.text).toContain(CREATED);
	expect(second.text).not.toContain('rel="next"');
	expect(second.text).toContain(en.audit_newest);
});
