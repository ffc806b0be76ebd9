import { beforeAll, expect, test } from 'vitest';
import { call, pathsOf, type AnswerBody, type ApiRequest } from '../support/api.ts';
import {
	addMember,
	createOrganization,
	signUp,
	type Organization,
	type Person
} from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let harbour: Organization;
let to: ReturnType<typeof pathsOf>;
let first: AnswerBody;
beforeAll(async () => {
	owner = await signUp(app);
	harbour = await createOrganization(app, owner);
	await addMember(app, owner, harbour, 'viewer', { name: 'Bo' });
	to = pathsOf(harbour);
	const made = [
		{ title: 'Paint 100% of it', assigneeId: owner.userId },
		{ title: 'Sand_paper', status: 'doing' },
		{ title: 'sandXpaper', description: 'for the quay', status: 'doing' },
		{ title: 'Oil the hinges', status: 'done' },
		{ title: 'PAINT again', assigneeId: owner.userId }
	];
	const created: AnswerBody[] = [];
	for (const json of made) created.push((await ask('POST', to.tickets(), { json })).body);
	first = created[0] ?? first;
	for (const body of ['one', 'two', 'three']) {
		await ask('POST', to.comments(first.id), { json: { body } });
	}
}, 120_000);

const ask = (method: string, path: string, request?: ApiRequest) =>
	call(app, owner, method, path, request);

/** Follows the links from page to page. */
async function walk(path: string): Promise<AnswerBody[][]> {
	const pages: AnswerBody[][] = [];
	let next: string | undefined = path;
	while (next) {
		const { status, headers, body } = await ask('GET', next);
		expect(status).toBe(200);
		pages.push(body.items);
		next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
		if (next) expect(new URL(next, app.url).searchParams.get('cursor')).toBe(body.next);
		else expect(body.next).toBeNull();
	}
	return pages;
}

test.each([
	['?', 5],
	['?status=todo', 2],
	['?status=doing&assignee=none', 2],
	['?assignee=none', 3],
	['?q=paint', 2],
	['?q=QUAY', 1],
	['?q=100%25', 1],
	['?q=%25', 1],
	['?q=d_p', 1],
	["?q=' or 1=1 --", 0],
	["?q='; drop table tickets; --", 0],
	['?q=paint&status=done', 0]
])('tickets%s finds %i', async (query, count) => {
	const { status, body } = await ask('GET', `${to.tickets()}${query}`);
	expect(status).toBe(200);
	expect(body.items).toHaveLength(count);
});

test('tickets are found by who has them', async () => {
	const { body } = await ask('GET', `${to.tickets()}?assignee=${owner.userId}`);
	expect(body.items.map(({ title }) => title)).toEqual(['Paint 100% of it', 'PAINT again']);
});

test('page after page, every entry comes once', async () => {
	for (const path of [to.tickets(), to.comments(first.id), to.members, to.audit]) {
		const [all = []] = await walk(`${path}?limit=100`);
		const pages = await walk(`${path}?limit=2`);
		expect(pages).toHaveLength(Math.ceil(all.length / 2));
		expect(pages.flat()).toEqual(all);
		expect(all.length).toBeGreaterThan(1);
	}
});

test('the next page has the filter of the first', async () => {
	const pages = await walk(`${to.tickets()}?limit=1&q=paint&status=todo`);
	expect(pages.flat().map(({ title }) => title)).toEqual(['Paint 100% of it', 'PAINT again']);
});

test('comments tell who wrote them, the oldest first', async () => {
	const { body } = await ask('GET', to.comments(first.id));
	expect(body.items.map(({ body: text }) => text)).toEqual(['one', 'two', 'three']);
	expect(body.items[0]).toMatchObject({ authorId: owner.userId, authorName: owner.name });
});

test('members are listed without their e-mail', async () => {
	const { body } = await ask('GET', to.members);
	expect(body.items).toMatchObject([
		{ userId: owner.userId, role: 'owner' },
		{ name: 'Bo', role: 'viewer' }
	]);
	expect(JSON.stringify(body)).not.toContain('@');
});

test('the audit log has filters', async () => {
	const path = `${to.audit}?resource=comments&action=insert&actorId=${owner.userId}`;
	const { body } = await ask('GET', `${path}&from=2020-01-01&to=2999-01-01`);
	expect(body.items).toHaveLength(3);
	expect(body.items[0]).toMatchObject({ after: { body: 'three' }, before: null });
	expect(String(body.items[0]?.createdAt)).toMatch(/Z$/);
	expect((await ask('GET', `${path}&to=2020-01-01`)).body.items).toEqual([]);
});

test('usage tells what was made', async () => {
	const { body } = await ask('GET', `${to.usage}?days=2`);
	expect(body.items).toHaveLength(2);
	const sum = (metric: string) => body.items.reduce((total, day) => total + Number(day[metric]), 0);
	expect([sum('tickets'), sum('comments')]).toEqual([5, 3]);
});
