import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { call, ifMatch, pathsOf, type AnswerBody, type ApiRequest } from '../support/api.ts';
import { createOrganization, signUp, type Organization, type Person } from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let harbour: Organization;
let to: ReturnType<typeof pathsOf>;
let ticket: AnswerBody;
beforeAll(async () => {
	owner = await signUp(app);
	harbour = await createOrganization(app, owner);
	to = pathsOf(harbour);
	ticket = (await ask('POST', to.tickets(), { json: { title: 'Paint' } })).body;
}, 120_000);

const ask = (method: string, path: string, request?: ApiRequest) =>
	call(app, owner, method, path, request);

/** Expects a refusal that names the field. */
function expectInvalid({ status, body }: Awaited<ReturnType<typeof ask>>, path: string) {
	expect(status).toBe(400);
	expect(body.code).toBe('invalid-input');
	expect(body.errors.map((error) => error.path)).toContain(path);
}

/** What no ticket may have, and where the answer says it is wrong. */
const fields: [string, object, string][] = [
	['an empty title', { title: '' }, '/title'],
	['a title of spaces', { title: '   ' }, '/title'],
	['an over-long title', { title: 'a'.repeat(201) }, '/title'],
	['a number as title', { title: 7 }, '/title'],
	['null as title', { title: null }, '/title'],
	['NUL in a title', { title: 'a\0b' }, '/title'],
	['half of a surrogate pair', { title: 'a\ud800' }, '/title'],
	['an over-long description', { description: 'a'.repeat(10_001) }, '/description'],
	['NUL in a description', { description: '\0' }, '/description'],
	['a list as description', { description: ['a'] }, '/description'],
	['no member’s id', { assigneeId: randomUUID() }, '/assigneeId'],
	['no id at all', { assigneeId: 'ada' }, '/assigneeId'],
	['a day that no month has', { dueDate: '2027-02-30' }, '/dueDate'],
	['a year that no calendar has', { dueDate: '0000-01-01' }, '/dueDate'],
	['a number as day', { dueDate: 1e300 }, '/dueDate'],
	['an unknown field', { priority: 'high' }, '/']
];

describe.each(fields)('%s', (_, wrong, path) => {
	test('makes no ticket', async () => {
		const json = { title: 'Fine', ...wrong };
		expectInvalid(await ask('POST', to.tickets(), { json }), path);
	});

	test('changes no ticket', async () => {
		const headers = ifMatch(1);
		expectInvalid(await ask('PATCH', to.ticket(ticket.id), { json: wrong, headers }), path);
		expect((await ask('GET', to.ticket(ticket.id))).body).toEqual(ticket);
	});
});

test.each([
	['an unknown status', { status: 'doomed' }, '/status'],
	['a status of another type', { status: null }, '/status']
])('a new ticket with %s is refused', async (_, wrong, path) => {
	expectInvalid(await ask('POST', to.tickets(), { json: { title: 'a', ...wrong } }), path);
});

test.each([
	['nothing', {}, '/'],
	['the version', { title: 'a', version: 9 }, '/'],
	['the status, which moving does', { status: 'done' }, '/']
])('a change cannot be of %s', async (_, json, path) => {
	const headers = ifMatch(1);
	expectInvalid(await ask('PATCH', to.ticket(ticket.id), { json, headers }), path);
});

test.each([
	['an unknown column', { status: 'nowhere', after: null }, '/status'],
	['no place', { status: 'done' }, '/after'],
	['no ticket’s id', { status: 'done', after: 'first' }, '/after'],
	['a position', { status: 'done', after: null, position: 1e308 }, '/']
])('a move to %s is refused', async (_, json, path) => {
	expectInvalid(await ask('POST', to.moves(ticket.id), { json, headers: ifMatch(1) }), path);
});

test.each([
	['"0"', 409],
	['"2147483648"', 409],
	['"99999999999999999999"', 409],
	['"-1"', 409],
	['"1.0"', 409],
	['1', 409],
	['"1", "2"', 409],
	['"\'; drop table tickets; --"', 409],
	['W/"1"', 200]
])('a change of the version %s is answered %i', async (tag, expected) => {
	const made = (await ask('POST', to.tickets(), { json: { title: 'Versioned' } })).body;
	const request = { json: { title: 'Changed' }, headers: { 'if-match': tag } };
	expect((await ask('PATCH', to.ticket(made.id), request)).status).toBe(expected);
});

test.each([
	['an empty comment', { body: ' ' }, '/body'],
	['an over-long comment', { body: 'a'.repeat(5001) }, '/body'],
	['NUL in a comment', { body: 'a\0' }, '/body'],
	['half of a surrogate pair in a comment', { body: '\udfff' }, '/body'],
	['a comment in the name of another', { body: 'a', authorId: randomUUID() }, '/']
])('%s is refused', async (_, json, path) => {
	expectInvalid(await ask('POST', to.comments(ticket.id), { json }), path);
});

test.each([
	['no name', { name: '', slug: 'fine' }, '/name'],
	['a name that is too long', { name: 'a'.repeat(81), slug: 'fine' }, '/name'],
	['a slug with capitals', { name: 'a', slug: 'Board' }, '/slug'],
	['a slug that is a path', { name: 'a', slug: '../x' }, '/slug'],
	['a slug that addresses use', { name: 'a', slug: 'settings' }, '/slug']
])('a board with %s is refused', async (_, json, path) => {
	expectInvalid(await ask('POST', to.boards, { json }), path);
});

test.each([
	['tickets', 'limit=0', '/limit'],
	['tickets', 'limit=101', '/limit'],
	['tickets', 'limit=1e999', '/limit'],
	['tickets', 'limit=many', '/limit'],
	['tickets', 'limit=1&limit=2', '/limit'],
	['tickets', 'status=doomed', '/status'],
	['tickets', 'assignee=ada', '/assignee'],
	['tickets', 'q=', '/q'],
	['tickets', 'q=a%00b', '/q'],
	['tickets', `q=${'a'.repeat(101)}`, '/q'],
	['tickets', 'sort=title', '/'],
	['tickets', 'cursor=nonsense', '/cursor'],
	['tickets', 'cursor=a.b', '/cursor'],
	['tickets', 'cursor=.', '/cursor'],
	['audit', 'cursor=1', '/cursor'],
	['audit', 'from=2027-02-30', '/from'],
	['audit', 'from=0000-01-01', '/from'],
	['audit', 'resource=users', '/resource'],
	['audit', 'actorId=1', '/actorId'],
	['usage', 'days=0', '/days'],
	['usage', 'days=1e9', '/days'],
	['members', 'limit=-1', '/limit']
])('%s?%s is refused', async (list, query, path) => {
	const address = list === 'tickets' ? to.tickets() : `${to.organization}/${list}`;
	expectInvalid(await ask('GET', `${address}?${query}`), path);
});

test('script and SQL in a title are text, and what comes back is what was sent', async () => {
	const title = `<script>alert(1)</script> '; drop table tickets; -- "\\ ${'😀'.repeat(3)}`;
	const { status, body } = await ask('POST', to.tickets(), { json: { title } });
	expect(status).toBe(201);
	expect(body.title).toBe(title);
	const q = encodeURIComponent("'; drop table");
	const found = await ask('GET', `${to.tickets()}?q=${q}`);
	expect(found.body.items.map(({ id }) => id)).toEqual([body.id]);
	const page = await fetch(`${app.url}/${harbour.slug}/board`, {
		headers: { cookie: owner.cookie }
	});
	const html = await page.text();
	expect(page.status).toBe(200);
	expect(html).toContain('&lt;script>alert(1)');
	expect(html).not.toContain('<script>alert(1)');
});

test('a body that is no JSON, or is none at all, is refused', async () => {
	const send = (body: string, type = 'application/json') =>
		fetch(app.url + to.tickets(), {
			method: 'POST',
			headers: { cookie: owner.cookie, 'content-type': type },
			body
		});
	expect((await send('{"title":')).status).toBe(400);
	expect((await send('')).status).toBe(400);
	expect((await send('"title"')).status).toBe(400);
	expect((await send('{"title":"a"}', 'text/json')).status).toBe(415);
	expect((await send(JSON.stringify({ title: 'a'.repeat(200_000) }))).status).toBe(413);
	expect((await send('{"title":"a","__proto__":{"status":"done"}}')).status).toBe(400);
});
