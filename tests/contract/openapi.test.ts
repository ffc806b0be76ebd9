import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { call, ifMatch, pathsOf, type ApiAnswer, type ApiRequest } from '../support/api.ts';
import { createOrganization, signUp, type Organization, type Person } from '../support/people.ts';
import { app, RELEASE, send } from './subject.ts';

interface Description {
	headers?: Record<string, object>;
	content?: Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }>;
}

let owner: Person;
let harbour: Organization;
let to: ReturnType<typeof pathsOf>;
/** The document, every reference in it resolved. */
let paths: Record<string, Record<string, { responses: Record<string, Description> }>>;
beforeAll(async () => {
	owner = await signUp(app);
	harbour = await createOrganization(app, owner);
	to = pathsOf(harbour);
	const validator = new Validator();
	const { body } = await send('/api/openapi.json');
	await validator.validate(JSON.parse(body) as Record<string, unknown>);
	paths = validator.resolveRefs().paths as typeof paths;
}, 120_000);

test('GET /api/openapi.json describes this release, and is not sent twice to who has it', async () => {
	const { response, body } = await send('/api/openapi.json');
	expect(response.headers.get('content-type')).toBe('application/json');
	expect(JSON.parse(body)).toMatchObject({ openapi: '3.1.1', info: { version: RELEASE } });
	const etag = response.headers.get('etag') ?? 'none';
	const again = await send('/api/openapi.json', { headers: { 'if-none-match': etag } });
	expect(again.response.status).toBe(304);
});

/** Expects that the document describes an answer: its status, its type, its body and its headers. */
function expectDescribed(operation: string, { status, headers, body }: ApiAnswer) {
	const [method = '', path = ''] = operation.split(' ');
	const responses = paths[path]?.[method.toLowerCase()]?.responses;
	const described = responses?.[String(status)];
	expect(described, `${operation} → ${status}`).toBeDefined();
	const [type = 'none', media] = Object.entries(described?.content ?? {})[0] ?? [];
	if (!media) return expect(body).toEqual({});
	expect(headers.get('content-type')).toBe(type);
	expect(z.fromJSONSchema(media.schema).safeParse(body).error?.message).toBeUndefined();
	for (const name of ['etag', 'location', 'link', 'idempotency-replayed']) {
		if (headers.has(name)) expect(described?.headers ?? {}).toHaveProperty(name);
	}
}

const ROOT = '/api/organizations/{organization}';

test('answers are as the document says', async () => {
	const asked = async (
		operation: string,
		path: string,
		request?: ApiRequest,
		person: Person | undefined = owner
	) => {
		const answer = await call(app, person, operation.split(' ')[0] ?? '', path, request);
		expectDescribed(operation, answer);
		return answer;
	};
	const headers = { 'idempotency-key': crypto.randomUUID() };
	const board = { json: { name: 'Quay', slug: 'quay' } };
	expect((await asked(`POST ${ROOT}/boards`, to.boards, board)).status).toBe(201);
	expect((await asked(`POST ${ROOT}/boards`, to.boards, board)).status).toBe(409);
	const tickets = `${ROOT}/boards/{board}/tickets`;
	const made = await asked(`POST ${tickets}`, to.tickets(), { json: { title: 'a' }, headers });
	await asked(`POST ${tickets}`, to.tickets(), { json: { title: 'a' }, headers });
	await asked(`POST ${tickets}`, to.tickets(), { json: { title: 'b' }, headers });
	await asked(`POST ${tickets}`, to.tickets(), { json: { title: 'b', extra: 1 } });
	await asked(`POST ${tickets}`, to.tickets(), { json: { title: 'b', dueDate: '2027-01-31' } });
	await asked(`GET ${tickets}`, `${to.tickets()}?limit=1`);
	await asked(`GET ${tickets}`, `${to.tickets()}?limit=0`);
	const { id } = made.body;
	const ticket = `${ROOT}/tickets/{ticket}`;
	await asked(`GET ${ticket}`, to.ticket(id));
	await asked(`GET ${ticket}`, to.ticket(id), { headers: { 'if-none-match': '"1"' } });
	await asked(`GET ${ticket}`, to.ticket(crypto.randomUUID()));
	const change = { json: { title: 'c', assigneeId: owner.userId } };
	await asked(`PATCH ${ticket}`, to.ticket(id), change);
	await asked(`PATCH ${ticket}`, to.ticket(id), { ...change, headers: ifMatch(1) });
	await asked(`PATCH ${ticket}`, to.ticket(id), { ...change, headers: ifMatch(1) });
	const move = { json: { status: 'done', after: null } };
	await asked(`POST ${ticket}/moves`, to.moves(id), { ...move, headers: ifMatch(1) });
	await asked(`POST ${ticket}/moves`, to.moves(id), { ...move, headers: ifMatch(2) });
	await asked(`POST ${ticket}/comments`, to.comments(id), { json: { body: 'hello' } });
	await asked(`GET ${ticket}/comments`, to.comments(id));
	await asked(`GET ${ROOT}`, to.organization);
	await asked(`GET ${ROOT}/boards`, to.boards);
	await asked(`GET ${ROOT}/boards/{board}`, to.board('board'));
	await asked(`GET ${ROOT}/members`, to.members);
	await asked(`GET ${ROOT}/audit`, `${to.audit}?limit=100`);
	await asked(`GET ${ROOT}/usage`, to.usage);
	await asked(`DELETE ${ticket}`, to.ticket(id), { headers: ifMatch(1) });
	await asked(`DELETE ${ticket}`, to.ticket(id), { headers: ifMatch(3) });
	const stranger = await signUp(app);
	await asked(`GET ${ROOT}`, to.organization, {}, stranger);
	const nobody = await call(app, undefined, 'GET', to.organization);
	expectDescribed(`GET ${ROOT}`, nobody);
});
