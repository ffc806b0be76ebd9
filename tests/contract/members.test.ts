import { describe, expect, test } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import { invite, signUp, submit } from '../support/people.ts';
import { membershipsOf } from '../support/memberships.ts';
import { app, send } from './subject.ts';

const { page, act, idOf, organizationWith } = membershipsOf(app);

describe('an organization', () => {
	test('has one address, which nobody else gets, and no page of the app has', async () => {
		const { owner, organization } = await organizationWith([]);
		const { cookie } = owner;
		const again = await submit(app, '/organizations', { ...organization }, { cookie });
		expect(again.response.status).toBe(409);
		expect(again.body).toContain(en.identity_slug_taken);
		for (const slug of ['sign-in', 'api', 'a', 'UPPER', '-x-', 'with space', 'x'.repeat(41)]) {
			const { response } = await submit(app, '/organizations', { name: 'X', slug }, { cookie });
			expect(response.status).toBe(400);
		}
	});

	test('is not there for whoever does not belong to it', async () => {
		const { organization } = await organizationWith([]);
		const stranger = await signUp(app);
		expect((await page(organization, stranger)).status).toBe(404);
		for (const action of ['role', 'remove', 'invite', 'cancel', 'leave']) {
			expect((await act(organization, stranger, action)).response.status).toBe(404);
		}
	});
});

describe('roles', () => {
	test.each(['viewer', 'member'] as const)(
		'a %s sees the members and changes none',
		async (role) => {
			const { owner, organization, people } = await organizationWith([role]);
			const [person = owner] = people;
			const { status, body } = await page(organization, person);
			expect(status).toBe(200);
			expect(body).toContain(person.email);
			expect(body).not.toContain(owner.email);
			expect(body).not.toContain('?/remove');
			const id = await idOf(organization, owner, person);
			for (const [action, fields] of [
				['role', { id, role: 'owner' }],
				['remove', { id }],
				['invite', { email: 'x@harbour.example', role: 'viewer' }],
				['cancel', { id: crypto.randomUUID() }]
			] as const) {
				expect((await act(organization, person, action, fields)).response.status).toBe(403);
			}
		}
	);

	test('an administrator decides about members, but not about owners', async () => {
		const { owner, organization, people } = await organizationWith(['admin', 'viewer']);
		const [admin = owner, viewer = owner] = people;
		const id = await idOf(organization, owner, viewer);
		expect((await act(organization, admin, 'role', { id, role: 'member' })).response.status).toBe(
			303
		);
		const refused = [
			await act(organization, admin, 'role', { id, role: 'owner' }),
			await act(organization, admin, 'role', {
				id: await idOf(organization, owner, owner),
				role: 'viewer'
			}),
			await act(organization, admin, 'remove', {
				id: await idOf(organization, owner, owner)
			})
		];
		expect(refused.map(({ response }) => response.status)).toEqual([409, 409, 409]);
		expect(refused[0]?.body).toContain('only owners decide about owners');
	});

	test('nobody is invited as an owner: whoever sees the link could accept it', async () => {
		const { owner, organization } = await organizationWith([]);
		const fields = { email: 'x@harbour.example', role: 'owner' };
		expect((await act(organization, owner, 'invite', fields)).response.status).toBe(400);
	});

	test('when an administrator is removed, the links they know lead nowhere', async () => {
		const { owner, organization, people } = await organizationWith(['admin']);
		const [admin = owner] = people;
		const bo = await signUp(app);
		const path = await invite(app, owner, organization, bo.email, 'member');
		const id = await idOf(organization, owner, admin);
		expect((await act(organization, owner, 'remove', { id })).response.status).toBe(303);
		expect((await send(path, { headers: { cookie: bo.cookie } })).response.status).toBe(404);
	});

	test.each(['root', 'owner,admin', ''])('%j is no role', async (role) => {
		const { owner, organization } = await organizationWith([]);
		const id = await idOf(organization, owner, owner);
		expect((await act(organization, owner, 'role', { id, role })).response.status).toBe(400);
	});

	test('the last owner stays one, and another may go once there are two', async () => {
		const { owner, organization, people } = await organizationWith(['member']);
		const [other = owner] = people;
		const own = await idOf(organization, owner, owner);
		expect((await act(organization, owner, 'leave')).response.status).toBe(409);
		const demotion = { id: own, role: 'member' };
		expect((await act(organization, owner, 'role', demotion)).response.status).toBe(409);

		const id = await idOf(organization, owner, other);
		await act(organization, owner, 'role', { id, role: 'owner' });
		const { response } = await act(organization, owner, 'leave');
		expect(response.headers.get('location')).toBe('/organizations');
	});

	test('of two owners who leave at once, one stays', async () => {
		const { owner, organization, people } = await organizationWith(['owner']);
		const [other = owner] = people;
		const answers = await Promise.all(
			[owner, other].map((person) => act(organization, person, 'leave'))
		);
		expect(answers.map(({ response }) => response.status).sort()).toEqual([303, 409]);
	});
});

describe('a member', () => {
	test('who is removed is out at once', async () => {
		const { owner, organization, people } = await organizationWith(['member']);
		const [member = owner] = people;
		expect((await page(organization, member)).status).toBe(200);
		const id = await idOf(organization, owner, member);
		await act(organization, owner, 'remove', { id });
		expect((await page(organization, member)).status).toBe(404);
	});

	test('of another organization cannot be changed from this one', async () => {
		const [mine, theirs] = [await organizationWith([]), await organizationWith(['member'])];
		const [member = theirs.owner] = theirs.people;
		const id = await idOf(theirs.organization, theirs.owner, member);
		for (const [action, fields] of [
			['role', { id, role: 'viewer' }],
			['remove', { id }]
		] as const) {
			const { response } = await act(mine.organization, mine.owner, action, fields);
			expect(response.status).toBe(404);
		}
		expect((await page(theirs.organization, member)).status).toBe(200);
	});
});
