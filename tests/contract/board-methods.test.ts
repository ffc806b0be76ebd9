import { beforeAll, expect, test } from 'vitest';
import { call, pathsOf } from '../support/api.ts';
import { createOrganization, signUp, type Person } from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let to: ReturnType<typeof pathsOf>;
let ticketId: string;
beforeAll(async () => {
	owner = await signUp(app);
	to = pathsOf(await createOrganization(app, owner));
	const { body } = await call(app, owner, 'POST', to.tickets(), { json: { title: 'Paint' } });
	ticketId = body.id;
}, 120_000);

const addresses: [string, () => string, string][] = [
	['the organization', () => to.organization, 'GET, HEAD'],
	['boards', () => to.boards, 'GET, POST, HEAD'],
	['a board', () => to.board('board'), 'GET, HEAD'],
	['tickets', () => to.tickets(), 'GET, POST, HEAD'],
	['a ticket', () => to.ticket(ticketId), 'GET, PATCH, DELETE, HEAD'],
	['moves', () => to.moves(ticketId), 'POST'],
	['comments', () => to.comments(ticketId), 'GET, POST, HEAD'],
	['members', () => to.members, 'GET, HEAD'],
	['the audit log', () => to.audit, 'GET, HEAD'],
	['usage', () => to.usage, 'GET, HEAD']
];

test.each(addresses)('the address of %s allows what it can do', async (_, path, allowed) => {
	const { status, headers, body } = await call(app, owner, 'PUT', path());
	expect(status).toBe(405);
	expect(body.code).toBe('method-not-allowed');
	const methods = (headers.get('allow') ?? '').split(', ').sort();
	expect(methods).toEqual(allowed.split(', ').sort());
});

test.each(addresses.filter(([, , allowed]) => allowed.includes('HEAD')))(
	'HEAD for the address of %s answers as GET does, without the body',
	async (_, path) => {
		const init = { method: 'HEAD', headers: { cookie: owner.cookie } };
		const head = await fetch(app.url + path(), init);
		expect(head.status).toBe(200);
		expect(await head.text()).toBe('');
		const get = await call(app, owner, 'GET', path());
		for (const name of ['content-type', 'etag', 'cache-control']) {
			expect(head.headers.get(name)).toBe(get.headers.get(name));
		}
	}
);
