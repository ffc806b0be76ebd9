import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { call, pathsOf, type ApiRequest } from '../support/api.ts';
import {
	addMember,
	createOrganization,
	signUp,
	type Organization,
	type Person
} from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let member: Person;
let harbour: Organization;
let kite: Organization;
let to: ReturnType<typeof pathsOf>;
beforeAll(async () => {
	owner = await signUp(app);
	harbour = await createOrganization(app, owner);
	kite = await createOrganization(app, owner, { name: 'Kite Library' });
	member = await addMember(app, owner, harbour, 'member');
	to = pathsOf(harbour);
}, 120_000);

const withKey = (key: string, json: unknown): ApiRequest => ({
	json,
	headers: { 'idempotency-key': key }
});
const post = (path: string, request: ApiRequest, person = member) =>
	call(app, person, 'POST', path, request);
const count = async () =>
	(await call(app, member, 'GET', `${to.tickets()}?limit=100`)).body.items.length;

test('a ticket that is sent again is the first one, with the same answer', async () => {
	const request = withKey(`"${randomUUID()}"`, { title: 'Paint' });
	const first = await post(to.tickets(), request);
	const before = await count();
	const again = await post(to.tickets(), request);
	expect([first.status, again.status]).toEqual([201, 201]);
	expect(again.body).toEqual(first.body);
	for (const name of ['location', 'etag', 'content-type']) {
		expect(again.headers.get(name)).toBe(first.headers.get(name));
	}
	expect(first.headers.has('idempotency-replayed')).toBe(false);
	expect(again.headers.get('idempotency-replayed')).toBe('true');
	expect(await count()).toBe(before);
});

test('the first answer stays the answer, whatever became of the ticket', async () => {
	const request = withKey(randomUUID(), { title: 'Short-lived' });
	const { body } = await post(to.tickets(), request);
	const headers = { 'if-match': '"1"' };
	expect((await call(app, owner, 'DELETE', to.ticket(body.id), { headers })).status).toBe(204);
	expect((await post(to.tickets(), request)).body).toEqual(body);
});

test('boards and comments are made once as well', async () => {
	const board = withKey(randomUUID(), { name: 'Once', slug: 'once-only' });
	const [made, repeated] = [
		await post(to.boards, board, owner),
		await post(to.boards, board, owner)
	];
	expect([made.status, repeated.status]).toEqual([201, 201]);
	expect(repeated.body).toEqual(made.body);
	const { body: ticket } = await post(to.tickets(), { json: { title: 'Discussed' } });
	const comment = withKey(randomUUID(), { body: 'Blue?' });
	const said = await post(to.comments(ticket.id), comment);
	expect((await post(to.comments(ticket.id), comment)).body).toEqual(said.body);
	const { body } = await call(app, member, 'GET', to.comments(ticket.id));
	expect(body.items).toEqual([said.body]);
});

test('a key is for one request: another body or address is refused', async () => {
	const key = randomUUID();
	await post(to.tickets(), withKey(key, { title: 'Paint' }));
	const mismatch = { status: 422, body: { code: 'idempotency-mismatch' } };
	expect(await post(to.tickets(), withKey(key, { title: 'Other' }))).toMatchObject(mismatch);
	const elsewhere = await post(to.boards, withKey(key, { name: 'Paint', slug: 'paint' }), owner);
	expect(elsewhere.status).toBe(201);
	const { body: ticket } = await post(to.tickets(), { json: { title: 'Discussed' } });
	expect(await post(to.comments(ticket.id), withKey(key, { body: 'a' }))).toMatchObject(mismatch);
});

test('fields that are left out and fields with their default are the same request', async () => {
	const key = randomUUID();
	const { body } = await post(to.tickets(), withKey(key, { title: 'Paint' }));
	const spelled = withKey(key, { dueDate: null, status: 'todo', title: ' Paint ' });
	expect((await post(to.tickets(), spelled)).body).toEqual(body);
});

test('a key of someone else, or of another organization, is another key', async () => {
	const request = withKey(randomUUID(), { title: 'Paint' });
	const answers = [
		await post(to.tickets(), request),
		await post(to.tickets(), request, owner),
		await post(pathsOf(kite).tickets(), request, owner)
	];
	expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
	expect(new Set(answers.map(({ body }) => body.id)).size).toBe(3);
});

test('of twenty that arrive at once, one creates and all say so', async () => {
	const before = await count();
	const request = withKey(randomUUID(), { title: 'Twenty' });
	const answers = await Promise.all(Array.from({ length: 20 }, () => post(to.tickets(), request)));
	expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
	expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
	const replayed = answers.filter(({ headers }) => headers.has('idempotency-replayed'));
	expect(replayed).toHaveLength(19);
	expect(await count()).toBe(before + 1);
});

test('a refusal is not kept: the same key may succeed later', async () => {
	const key = randomUUID();
	const request = withKey(key, { title: 'Paint' });
	expect((await post(to.tickets('not-yet'), request)).status).toBe(404);
	await post(to.boards, { json: { name: 'Not yet', slug: 'not-yet' } }, owner);
	expect((await post(to.tickets('not-yet'), request)).status).toBe(201);
});

test.each([
	['empty', '""'],
	['too long', 'k'.repeat(256)],
	['an unfinished string', '"abc'],
	['two strings', '"abc", "def"'],
	['an unknown escape', '"a\\b"']
])('a key that is %s is refused', async (_, key) => {
	const before = await count();
	const { status, body } = await post(to.tickets(), withKey(key, { title: 'Paint' }));
	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'invalid-input', errors: [{ path: '/Idempotency-Key' }] });
	expect(await count()).toBe(before);
});

test('a string and a bare value are the same key', async () => {
	const key = randomUUID();
	const { body } = await post(to.tickets(), withKey(key, { title: 'Paint' }));
	expect((await post(to.tickets(), withKey(`"${key}"`, { title: 'Paint' }))).body).toEqual(body);
});
