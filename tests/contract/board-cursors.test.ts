import { beforeAll, expect, test } from 'vitest';
import { call, pathsOf, type ApiRequest } from '../support/api.ts';
import { createOrganization, signUp, type Organization, type Person } from '../support/people.ts';
import { app } from './subject.ts';

let owner: Person;
let kite: Organization;
let to: ReturnType<typeof pathsOf>;
beforeAll(async () => {
	owner = await signUp(app);
	to = pathsOf(await createOrganization(app, owner));
	kite = await createOrganization(app, owner, { name: 'Kite Library' });
	for (const path of [to.tickets(), pathsOf(kite).tickets()]) {
		for (const title of ['a', 'b', 'c']) await ask('POST', path, { json: { title } });
	}
}, 120_000);

const ask = (method: string, path: string, request?: ApiRequest) =>
	call(app, owner, method, path, request);

async function expectRefused(path: string) {
	const { status, body } = await ask('GET', path);
	expect(status).toBe(400);
	expect(body).toMatchObject({ code: 'invalid-input', errors: [{ path: '/cursor' }] });
}

const cursorOf = async (path: string) => (await ask('GET', `${path}?limit=1`)).body.next ?? 'none';

test('a cursor of another organization is refused', async () => {
	const cursor = await cursorOf(pathsOf(kite).tickets());
	expect((await ask('GET', `${pathsOf(kite).tickets()}?cursor=${cursor}`)).status).toBe(200);
	await expectRefused(`${to.tickets()}?cursor=${cursor}`);
});

test('a cursor of another list is refused', async () => {
	const cursor = await cursorOf(to.tickets());
	await expectRefused(`${to.members}?cursor=${cursor}`);
	await expectRefused(`${to.audit}?cursor=${cursor}`);
});

test('a cursor that was changed is refused', async () => {
	const [payload = '', signature = ''] = (await cursorOf(to.tickets())).split('.');
	const position: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
	const forged = JSON.stringify({ ...(position as object), createdAt: '1970-01-01' });
	const other = Buffer.from(forged).toString('base64url');
	await expectRefused(`${to.tickets()}?cursor=${other}.${signature}`);
	await expectRefused(`${to.tickets()}?cursor=${payload}`);
});
