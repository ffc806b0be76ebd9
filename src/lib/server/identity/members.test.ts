import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMember, addOrganization, originOf, tenantFor } from '../../../../tests/support/rows.ts';
import { listInvitations } from '../organizations/list-members.ts';
import { readInvitation } from '../organizations/read-invitation.ts';
import { memoryServices } from '../platform/memory/index.ts';
import type { Database } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { cookieNames } from '../sessions/cookies.ts';
import { findSession } from '../sessions/find-session.ts';
import { signSessionToken } from '../sessions/session-token.ts';
import { identify } from './identity.ts';
import {
	acceptInvitation,
	cancelInvitation,
	changeRole,
	invite,
	removeMember,
	type Manager
} from './members.ts';
import { requestHeaders } from './request-headers.ts';
import { signUp } from './sign-in.ts';

const baseUrl = 'http://localhost';
const { logger, secrets } = memoryServices();
const keys = secrets.sessions;

let database: Database;
let works: { id: string };
let library: { id: string };
beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	works = await addOrganization(database, { name: 'Harbour Works', slug: 'harbour-works' });
	library = await addOrganization(database, { name: 'Kite Library', slug: 'kite-library' });
}, 60_000);
afterAll(() => database.close());

let people = 0;
/** Someone new with a session, and how they act in an organization. */
async function someone() {
	const email = `person-${(people += 1)}@harbour.example`;
	const context = { database, baseUrl, keys, credentials: {}, logger };
	const nobody = identify({ ...context, origin: originOf() }, new Headers());
	const token = (await signUp(nobody, { name: 'Ada', email, password: 'a-long-password' })) ?? '';
	const userId = (await findSession(database, token, originOf()))?.userId ?? '';
	const cookies = new Map([
		[cookieNames(new URL(baseUrl)).token, await signSessionToken(token, keys)]
	]);
	const headers = await requestHeaders({ cookies, address: '192.0.2.1', userAgent: 'tests' }, keys);
	const origin = originOf(userId);
	const within = ({ id: organizationId }: { id: string }): Manager => ({
		...identify({ ...context, origin, organizationId }, headers),
		organizationId
	});
	return { email, userId, within };
}

describe('changes of members', () => {
	test('who manages one organization changes nobody of another', async () => {
		const [ada, bo] = [await someone(), await someone()];
		await addMember(database, works.id, ada.userId, 'owner');
		await addMember(database, library.id, ada.userId, 'owner');
		const member = await addMember(database, library.id, bo.userId, 'member');
		const { id } = member;
		expect(await changeRole(ada.within(works), { id, role: 'admin' })).toBe('not-found');
		expect(await removeMember(ada.within(works), id)).toBe('not-found');
		expect(await changeRole(ada.within(library), { id, role: 'admin' })).toBe('done');
	});

	test('who is no member of it changes nothing, also when nobody asked before', async () => {
		const [mallory, bo] = [await someone(), await someone()];
		const { id } = await addMember(database, works.id, bo.userId, 'member');
		expect(await removeMember(mallory.within(works), id)).toBe('not-found');
		const invitation = { email: 'x@kite.example', role: 'owner' as const };
		expect(await invite(mallory.within(works), invitation)).toBe('not-found');
	});

	test.each(['viewer', 'member'] as const)('a %s is refused by the library too', async (role) => {
		const [cy, bo] = [await someone(), await someone()];
		await addMember(database, works.id, cy.userId, role);
		const { id } = await addMember(database, works.id, bo.userId, 'viewer');
		expect(await removeMember(cy.within(works), id)).toBe('forbidden');
		const invitation = { email: 'x@kite.example', role: 'viewer' as const };
		expect(await invite(cy.within(works), invitation)).toBe('forbidden');
	});
});

describe('an invitation', () => {
	test('replaces an earlier one, and is for its e-mail alone', async () => {
		const [dee, guest, mallory] = [await someone(), await someone(), await someone()];
		await addMember(database, works.id, dee.userId, 'admin');
		await invite(dee.within(works), { email: guest.email, role: 'viewer' });
		await invite(dee.within(works), { email: guest.email, role: 'member' });
		const organization = 'harbour-works';
		const open = await listInvitations(tenantFor(database, { organization, userId: dee.userId }));
		expect(open).toEqual([expect.objectContaining({ email: guest.email, role: 'member' })]);

		const id = open[0]?.id ?? '';
		const readBy = (actorId: string) =>
			readInvitation(database, { ...originOf(actorId), actorId }, id);
		expect(await readBy(mallory.userId)).toBeUndefined();
		expect(await readBy(guest.userId)).toMatchObject({ slug: organization, invitedBy: 'Ada' });
		expect(await acceptInvitation(mallory.within(works), id)).toBe('not-found');
		expect(await cancelInvitation(mallory.within(library), id)).toBe('not-found');
		expect(await acceptInvitation(guest.within(works), id)).toBe('done');
		expect(await acceptInvitation(guest.within(works), id)).toBe('not-found');
		expect(await cancelInvitation(dee.within(works), id)).toBe('not-found');
	});
});
