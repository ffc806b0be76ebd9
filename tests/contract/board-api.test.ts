import { beforeAll, describe, expect, test } from 'vitest';
import { call, ifMatch, pathsOf, type ApiRequest } from '../support/api.ts';
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
let to: ReturnType<typeof pathsOf>;
beforeAll(async () => {
	owner = await signUp(app);
	harbour = await createOrganization(app, owner);
	member = await addMember(app, owner, harbour, 'member', { name: 'Bo' });
	to = pathsOf(harbour);
}, 120_000);

const ask = (method: string, path: string, request?: ApiRequest) =>
	call(app, member, method, path, request);

async function create(title: string, board = 'board', fields: object = {}) {
	const { status, body } = await ask('POST', to.tickets(board), { json: { title, ...fields } });
	expect(status).toBe(201);
	return body;
}

async function createBoard(slug: string) {
	const { status } = await call(app, owner, 'POST', to.boards, { json: { name: slug, slug } });
	expect(status).toBe(201);
}

test('an organization says what one is in it, and may do', async () => {
	const { status, body } = await ask('GET', to.organization);
	expect(status).toBe(200);
	expect(body).toMatchObject({ slug: harbour.slug, name: harbour.name, role: 'member' });
	expect(body.permissions).toContain('ticket:create');
	expect(body.permissions).not.toContain('audit:read');
});

test('a board is created once, and found where the answer says', async () => {
	const json = { name: 'Workshop', slug: 'workshop' };
	const { status, headers, body } = await call(app, owner, 'POST', to.boards, { json });
	expect(status).toBe(201);
	expect(headers.get('location')).toBe(to.board('workshop'));
	const found = await ask('GET', to.board('workshop'));
	expect(found.body).toEqual({ ...body, columns: { todo: [], doing: [], done: [] } });
	expect((await ask('GET', to.boards)).body.items).toContainEqual(body);
	const again = await call(app, owner, 'POST', to.boards, { json });
	expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
});

describe('a ticket', () => {
	test('is found where the answer to its creation says, as it was answered', async () => {
		const json = { title: 'Paint', description: 'Blue', assigneeId: owner.userId };
		const created = await ask('POST', to.tickets(), { json: { ...json, dueDate: '2028-02-29' } });
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({ ...json, status: 'todo', version: 1 });
		expect(created.body).toMatchObject({ createdBy: member.userId, dueDate: '2028-02-29' });
		const found = await ask('GET', created.headers.get('location') ?? '');
		expect(found.body).toEqual(created.body);
		expect(found.headers.get('etag')).toBe('"1"');
		expect(created.headers.get('etag')).toBe('"1"');
	});

	test('is not sent again to who has it, until it changes', async () => {
		const { id } = await create('Sand');
		const known = { headers: { 'if-none-match': '"1"' } };
		const unchanged = await ask('GET', to.ticket(id), known);
		expect(unchanged.status).toBe(304);
		expect(unchanged.headers.get('etag')).toBe('"1"');
		await ask('PATCH', to.ticket(id), { json: { title: 'Sand it' }, headers: ifMatch(1) });
		expect(await ask('GET', to.ticket(id), known)).toMatchObject({
			status: 200,
			body: { title: 'Sand it', version: 2 }
		});
	});

	test('is changed by who knows its version', async () => {
		const { id } = await create('Oil');
		const patch = (title: string, version: number) =>
			ask('PATCH', to.ticket(id), { json: { title }, headers: ifMatch(version) });
		const first = await patch('Oil the hinges', 1);
		expect(first).toMatchObject({ status: 200, body: { title: 'Oil the hinges', version: 2 } });
		expect(first.headers.get('etag')).toBe('"2"');
		const late = await patch('Oil the gate', 1);
		expect(late.status).toBe(409);
		expect(late.headers.get('content-type')).toBe('application/problem+json');
		expect(late.headers.get('etag')).toBe('"2"');
		expect(late.body).toMatchObject({ code: 'conflict', current: first.body });
	});

	test.each([
		['nothing', {}],
		['any version', { 'if-match': '*' }]
	])('is not changed by who knows %s', async (_, headers) => {
		const { id } = await create('Oil');
		const refused = { status: 428, body: { code: 'precondition-required' } };
		const json = { title: 'Other' };
		expect(await ask('PATCH', to.ticket(id), { json, headers })).toMatchObject(refused);
		const move = { json: { status: 'done', after: null }, headers };
		expect(await ask('POST', to.moves(id), move)).toMatchObject(refused);
		expect(await call(app, owner, 'DELETE', to.ticket(id), { headers })).toMatchObject(refused);
		expect((await ask('GET', to.ticket(id))).body).toMatchObject({ title: 'Oil', version: 1 });
	});

	test('is deleted by who may and knows its version', async () => {
		const { id } = await create('Old');
		const remove = (version: number) =>
			call(app, owner, 'DELETE', to.ticket(id), { headers: ifMatch(version) });
		expect((await remove(2)).status).toBe(409);
		expect((await remove(1)).status).toBe(204);
		expect((await remove(1)).status).toBe(404);
		expect((await ask('GET', to.ticket(id))).status).toBe(404);
	});
});

test('tickets move between and within columns', async () => {
	await createBoard('moving');
	const ids: string[] = [];
	for (const title of ['a', 'b', 'c']) ids.push((await create(title, 'moving')).id);
	const [a = '', b = '', c = ''] = ids;
	const move = async (id: string, version: number, status: string, after: string | null) =>
		(await ask('POST', to.moves(id), { json: { status, after }, headers: ifMatch(version) }))
			.status;
	expect(await move(c, 1, 'todo', a)).toBe(200);
	expect(await move(b, 1, 'doing', null)).toBe(200);
	expect(await move(a, 1, 'doing', b)).toBe(200);
	const { body } = await ask('GET', to.board('moving'));
	expect(body.columns).toEqual({ todo: [c], doing: [b, a], done: [] });
});

test('tickets that are made at once have places of their own, and can be put in any order', async () => {
	await createBoard('crowded');
	const titles = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
	await Promise.all(titles.map((title) => create(title, 'crowded')));
	const column = async () => (await ask('GET', to.board('crowded'))).body.columns.todo;
	const [first = '', ...others] = await column();
	expect(others).toHaveLength(7);
	for (const id of others) {
		const move = { json: { status: 'todo', after: first }, headers: ifMatch(1) };
		expect((await ask('POST', to.moves(id), move)).status).toBe(200);
	}
	expect(await column()).toEqual([first, ...others.reverse()]);
});

test('of fifty moves at once, one is made, and the audit log has that one', async () => {
	const { id } = await create('Everybody wants it');
	const moves = await Promise.all(
		Array.from({ length: 50 }, (_, index) =>
			ask('POST', to.moves(id), {
				json: { status: index % 2 ? 'doing' : 'done', after: null },
				headers: ifMatch(1)
			})
		)
	);
	expect(moves.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(49).fill(409)]);
	const won = moves.find(({ status }) => status === 200)?.body;
	for (const { status, body } of moves) if (status === 409) expect(body.current).toEqual(won);
	const { body } = await call(app, owner, 'GET', `${to.audit}?resource=tickets&action=update`);
	expect(body.items.filter(({ resourceId }) => resourceId === id)).toHaveLength(1);
});
