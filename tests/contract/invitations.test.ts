import { describe, expect, test } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import { acceptInvitation, invite, signUp, submit } from '../support/people.ts';
import { membershipsOf } from '../support/memberships.ts';
import { app, send } from './subject.ts';

const { page, act, organizationWith } = membershipsOf(app);

describe('an invitation', () => {
	test('makes a member of whoever has its e-mail, once', async () => {
		const { owner, organization } = await organizationWith([]);
		const bo = await signUp(app, { name: 'Bo' });
		const path = await invite(app, owner, organization, bo.email, 'viewer');
		const { body } = await send(path, { headers: { cookie: bo.cookie } });
		expect(body).toContain('Ada invites you to Harbour Works, as: Viewer.');
		await acceptInvitation(app, bo, path);
		expect((await page(organization, bo)).status).toBe(200);
		const again = await submit(app, `${path}?/accept`, {}, { cookie: bo.cookie });
		expect(again.response.status).toBe(404);
	});

	test('is not there for anybody else', async () => {
		const { owner, organization } = await organizationWith([]);
		const [bo, mallory] = [await signUp(app), await signUp(app)];
		const path = await invite(app, owner, organization, bo.email, 'admin');
		const { cookie } = mallory;
		expect((await send(path, { headers: { cookie } })).response.status).toBe(404);
		expect((await submit(app, `${path}?/accept`, {}, { cookie })).response.status).toBe(404);
		expect((await submit(app, `${path}?/decline`, {}, { cookie })).response.status).toBe(404);
	});

	test('that is declined, or canceled, leads nowhere', async () => {
		const { owner, organization } = await organizationWith([]);
		const bo = await signUp(app);
		const declined = await invite(app, owner, organization, bo.email, 'viewer');
		await submit(app, `${declined}?/decline`, {}, { cookie: bo.cookie });
		const canceled = await invite(app, owner, organization, bo.email, 'viewer');
		const id = canceled.slice(canceled.lastIndexOf('/') + 1);
		expect((await act(organization, owner, 'cancel', { id })).response.status).toBe(303);
		for (const path of [declined, canceled]) {
			const { response } = await submit(app, `${path}?/accept`, {}, { cookie: bo.cookie });
			expect(response.status).toBe(404);
		}
	});

	test('of another organization cannot be canceled', async () => {
		const [mine, theirs] = [await organizationWith([]), await organizationWith([])];
		const bo = await signUp(app);
		const path = await invite(app, theirs.owner, theirs.organization, bo.email, 'viewer');
		const id = path.slice(path.lastIndexOf('/') + 1);
		const { response } = await act(mine.organization, mine.owner, 'cancel', { id });
		expect(response.status).toBe(404);
		await acceptInvitation(app, bo, path);
	});

	test('of someone who belongs to it already is refused', async () => {
		const { owner, organization } = await organizationWith([]);
		const fields = { email: owner.email, role: 'viewer' };
		const { response, body } = await act(organization, owner, 'invite', fields);
		expect(response.status).toBe(409);
		expect(body).toContain(en.members_refused_member);
	});
});
