import { expect, test } from 'vitest';
import { addMember, createOrganization, signUp, submit, type Person } from '../support/people.ts';
import { app, send } from './subject.ts';

/** So many requests at a time that they overlap in whatever the library keeps for one of them. */
const CROWD = 8;
const crowd = Array.from({ length: CROWD }, (_, index) => index);

test('people who sign up at once each get their own account', { timeout: 120_000 }, async () => {
	const people = await Promise.all(crowd.map((index) => signUp(app, { name: `Person ${index}` })));
	expect(new Set(people.map(({ userId }) => userId)).size).toBe(CROWD);
	for (const { cookie, email, name } of people) {
		const { body } = await send('/account', { headers: { cookie } });
		expect(body).toContain(email);
		expect(body).toContain(`value="${name}"`);
	}
});

interface Entry {
	actorId: string | null;
	resource: string;
	action: string;
}

test('the audit log names who did it, when many do it at once', { timeout: 120_000 }, async () => {
	const owners = await Promise.all(crowd.map(() => signUp(app)));
	const organizations = await Promise.all(owners.map((owner) => createOrganization(app, owner)));
	const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

	await Promise.all(
		owners.map((owner, index) =>
			addMember(app, owner, at(organizations, index), index % 2 ? 'viewer' : 'admin')
		)
	);
	await Promise.all(
		owners.map(({ cookie }, index) =>
			submit(
				app,
				`/${at(organizations, index).slug}/members?/invite`,
				{ email: `guest-${index}@kite.example`, role: 'member' },
				{ cookie }
			)
		)
	);

	const logs = await Promise.all(
		owners.map((owner, index) => log(owner, at(organizations, index).slug))
	);
	for (const [index, entries] of logs.entries()) {
		const own = at(owners, index).userId;
		const by = (resource: string, action: string) =>
			entries.filter((entry) => entry.resource === resource && entry.action === action);
		expect(by('organizations', 'insert').map(({ actorId }) => actorId)).toEqual([own]);
		expect(by('invitations', 'insert').map(({ actorId }) => actorId)).toEqual([own, own]);
		// The owner made the first membership, and whoever accepted an invitation the other one.
		const joined = by('members', 'insert').map(({ actorId }) => actorId);
		expect(joined).toHaveLength(2);
		expect(joined).toContain(own);
		expect(new Set(joined).size).toBe(2);
	}
});

/** The latest entries of an organization's audit log. */
async function log({ cookie }: Person, slug: string): Promise<Entry[]> {
	const path = `/api/organizations/${slug}/audit?limit=100`;
	const { response, body } = await send(path, { headers: { cookie } });
	expect(response.status, body).toBe(200);
	return (JSON.parse(body) as { items: Entry[] }).items;
}
