import { beforeAll, expect, test } from 'vitest';
import { call, ifMatch, pathsOf, type ApiRequest } from '../support/api.ts';
import { PROBLEM } from '../support/client.ts';
import {
	addMember,
	createOrganization,
	signUp,
	type Organization,
	type Person
} from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let viewer: Person;
let stranger: Person;
let harbour: Organization;
let kite: Organization;
let ticketId: string;
beforeAll(async () => {
	owner = await signUp(app);
	stranger = await signUp(app, { name: 'Kim' });
	harbour = await createOrganization(app, owner);
	kite = await createOrganization(app, stranger, { name: 'Kite Library' });
	viewer = await addMember(app, owner, harbour, 'viewer');
	const json = { title: 'Secret plan' };
	const { body } = await call(app, owner, 'POST', pathsOf(harbour).tickets(), { json });
	ticketId = body.id;
	for (const path of ['harbour-only', 'second-one']) {
		const board = { name: path, slug: path };
		await call(app, owner, 'POST', pathsOf(harbour).boards, { json: board });
	}
}, 120_000);

interface Route {
	name: string;
	method: string;
	/** In an organization, about a ticket and a board that need not be its own. */
	path: (of: Organization) => string;
	request?: ApiRequest;
	/** Whether a viewer may. */
	forViewers: boolean;
	/** Whether the address names something inside of the organization. */
	names: boolean;
}

const read = (name: string, path: Route['path'], names: boolean): Route => ({
	name,
	method: 'GET',
	path,
	forViewers: true,
	names
});
const write = (name: string, path: Route['path'], request: ApiRequest, names = true): Route => ({
	name,
	method: name.split(' ')[0] ?? '',
	path,
	request,
	forViewers: false,
	names
});

const ticketPath = (of: Organization) => pathsOf(of).ticket(ticketId);
const commentsPath = (of: Organization) => pathsOf(of).comments(ticketId);

const routes: Route[] = [
	read('GET organization', (of) => pathsOf(of).organization, false),
	read('GET boards', (of) => pathsOf(of).boards, false),
	read('GET board', (of) => pathsOf(of).board('harbour-only'), true),
	read('GET tickets', (of) => pathsOf(of).tickets('harbour-only'), true),
	read('GET ticket', ticketPath, true),
	read('GET comments', commentsPath, true),
	read('GET members', (of) => pathsOf(of).members, false),
	{ ...read('GET usage', (of) => pathsOf(of).usage, false), forViewers: false },
	{ ...read('GET audit', (of) => pathsOf(of).audit, false), forViewers: false },
	write('POST boards', (of) => pathsOf(of).boards, { json: { name: 'a', slug: 'mine' } }, false),
	write('POST tickets', (of) => pathsOf(of).tickets('harbour-only'), { json: { title: 'a' } }),
	write('PATCH ticket', ticketPath, { json: { title: 'mine' }, headers: ifMatch(1) }),
	write('DELETE ticket', ticketPath, { headers: ifMatch(1) }),
	write('POST moves', (of) => pathsOf(of).moves(ticketId), {
		json: { status: 'done', after: null },
		headers: ifMatch(1)
	}),
	write('POST comments', commentsPath, { json: { body: 'mine' } })
];

const ask = ({ method, path, request }: Route, person: Person | undefined, of: Organization) =>
	call(app, person, method, path(of), request);

test.each(routes)('$name is for those who are signed in', async (route) => {
	const { status, headers, body } = await ask(route, undefined, harbour);
	expect(status).toBe(401);
	expect(headers.get('content-type')).toMatch(PROBLEM);
	expect(body.code).toBe('unauthorized');
});

test.each(routes)(
	'$name is not there for who is no member, nor is the organization',
	async (route) => {
		const [there, nowhere] = [
			await ask(route, stranger, harbour),
			await ask(route, stranger, { name: 'None', slug: 'no-such-one' })
		];
		expect(there.status).toBe(404);
		expect({ ...there.body, requestId: '' }).toEqual({ ...nowhere.body, requestId: '' });
	}
);

test.each(routes.filter(({ names }) => names))(
	'$name does not reach into another organization',
	async (route) => {
		expect((await ask(route, stranger, kite)).status).toBe(404);
	}
);

test.each(routes.filter(({ names, method }) => !names && method === 'GET'))(
	'$name tells nothing of another organization',
	async (route) => {
		const { status, body } = await ask(route, stranger, kite);
		expect(status).toBe(200);
		const told = JSON.stringify(body);
		for (const secret of [harbour.slug, 'Secret plan', owner.userId, ticketId]) {
			expect(told).not.toContain(secret);
		}
	}
);

test.each(routes.filter(({ forViewers }) => forViewers))('$name is for viewers', async (route) => {
	expect((await ask(route, viewer, harbour)).status).toBe(200);
});

test.each(routes.filter(({ forViewers }) => !forViewers))(
	'$name is not for viewers',
	async (route) => {
		const { status, body } = await ask(route, viewer, harbour);
		expect(status).toBe(403);
		expect(body.code).toBe('forbidden');
	}
);

test.each(['application/xml', '*/*'])(
	'the API answers no page to who accepts %s',
	async (accept) => {
		const to = pathsOf(harbour);
		const refusals: [Person | undefined, string, string][] = [
			[undefined, to.organization, 'unauthorized'],
			[viewer, to.audit, 'forbidden'],
			[stranger, to.organization, 'not-found']
		];
		for (const [person, path, code] of refusals) {
			const { headers, body } = await call(app, person, 'GET', path, { headers: { accept } });
			expect(headers.get('content-type')).toMatch(PROBLEM);
			expect(body.code).toBe(code);
		}
	}
);

test('after all of this the ticket is what it was', async () => {
	const { status, body } = await call(app, owner, 'GET', pathsOf(harbour).ticket(ticketId));
	expect(status).toBe(200);
	expect(body).toMatchObject({ title: 'Secret plan', status: 'todo', version: 1 });
	const comments = await call(app, owner, 'GET', pathsOf(harbour).comments(ticketId));
	expect(comments.body.items).toEqual([]);
});

test('a ticket is given to members of its own organization only', async () => {
	const json = { title: 'For Kim', assigneeId: stranger.userId };
	const { status } = await call(app, owner, 'POST', pathsOf(harbour).tickets(), { json });
	expect(status).toBe(400);
});

test('a ticket does not stand behind one of another organization', async () => {
	const to = pathsOf(kite);
	const { body } = await call(app, stranger, 'POST', to.tickets(), { json: { title: 'a' } });
	const move = { json: { status: 'todo', after: ticketId }, headers: ifMatch(1) };
	expect((await call(app, stranger, 'POST', to.moves(body.id), move)).status).toBe(200);
	const board = await call(app, stranger, 'GET', to.board('board'));
	expect(board.body.columns.todo).toEqual([body.id]);
});

test('deleting is for those who administer', async () => {
	const member = await addMember(app, owner, harbour, 'member');
	const headers = ifMatch(1);
	const path = pathsOf(harbour).ticket(ticketId);
	expect((await call(app, member, 'DELETE', path, { headers })).status).toBe(403);
});
