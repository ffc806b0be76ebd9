import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import { issuePass } from '../../src/lib/server/sessions/pass.ts';
import { createOrganization, signIn, signUp, submit, type Person } from '../support/people.ts';
import { sessionKeys } from '../support/secrets.ts';
import { app, send } from './subject.ts';

const accountOf = (cookie: string) => send('/account', { headers: { cookie } });
const isSignedIn = async (cookie: string) => (await accountOf(cookie)).response.status === 200;

/** A session is believed for a moment after it has ended, and no longer. */
async function expectEnd(cookie: string): Promise<void> {
	await expect.poll(() => isSignedIn(cookie), { timeout: 10_000 }).toBe(false);
}

/** With the pass that the app gives at the first look. */
async function withPass({ cookie }: Person): Promise<string> {
	const { response } = await accountOf(cookie);
	const pass = response.headers.getSetCookie().find((line) => line.startsWith('slipway.pass='));
	return `${cookie}; ${pass?.split(';')[0] ?? ''}`;
}

/** The ids of the listed sessions, by whether it is the one that asks. */
async function listed(cookie: string) {
	const { body } = await accountOf(cookie);
	const rows = body.split('<tr').filter((row) => row.includes('?/end-session"'));
	return rows.map((row) => ({
		id: /name="id" value="([^"]+)"/.exec(row)?.[1] ?? '',
		isThis: row.includes(en.account_this_device)
	}));
}

describe('a pass', () => {
	const forged = { id: crypto.randomUUID(), userId: crypto.randomUUID(), name: 'Mallory' };
	const seconds = { now: Date.now(), seconds: 60 };
	const issue = (keys = sessionKeys, life = seconds) => issuePass(forged, 'a-token', keys, life);
	const beside = (pass: string, token = 'a-token') =>
		`slipway.session_token=${token}.c2lnbmF0dXJl; slipway.pass=${pass}`;

	test('beside its token signs somebody in, without a look into the database', async () => {
		const headers = { cookie: beside(await issue()) };
		const { response, body } = await send('/organizations', { headers });
		expect(response.status).toBe(200);
		expect(body).toContain('Mallory');
	});

	test.each([
		['that has expired', () => issue(sessionKeys, { ...seconds, now: 0 })],
		['that another key signed', () => issue(new Map([[1, 'x'.repeat(44)]]))],
		['that was changed', async () => `e${(await issue()).slice(1).replace(/^./, 'X')}`],
		['without a signature', async () => (await issue()).split('.')[0]],
		['that is none', async () => '{}.{}'],
		['that is empty', async () => '']
	])('%s signs nobody in', async (_, make) => {
		expect(await isSignedIn(beside((await make()) ?? ''))).toBe(false);
	});

	test('alone, or beside somebody else’s token, is worth nothing', async () => {
		const [ada, mallory] = await Promise.all([signUp(app), signUp(app)]);
		const pass = (await withPass(ada)).split('; ').at(-1) ?? '';
		expect(await isSignedIn(pass)).toBe(false);
		const { body } = await accountOf(`${mallory.cookie}; ${pass}`);
		expect(body).toContain(mallory.email);
		expect(body).not.toContain(ada.email);
	});

	test('a session cookie of somebody’s own making is worth nothing', async () => {
		const token = randomBytes(24).toString('base64url').slice(0, 32);
		const cookie = `slipway.session_token=${token}.${randomBytes(32).toString('base64')}`;
		expect(await isSignedIn(cookie)).toBe(false);
	});
});

describe('signing out', () => {
	test('ends the session, in the browser and at the server', async () => {
		const ada = await signUp(app);
		const cookie = await withPass(ada);
		const { response } = await submit(app, '/sign-out', {}, { cookie });
		expect(response.status).toBe(303);
		const gone = response.headers.getSetCookie().map((line) => line.split('=')[0]);
		expect(gone.sort()).toEqual(['slipway.pass', 'slipway.session_token']);
		for (const line of response.headers.getSetCookie()) expect(line).toMatch(/Max-Age=0/i);
		expect(await isSignedIn(ada.cookie)).toBe(false);
		await expectEnd(cookie);
	});

	test('by a link does not happen', async () => {
		const { cookie } = await signUp(app);
		expect((await send('/sign-out', { headers: { cookie } })).response.status).toBe(200);
		expect(await isSignedIn(cookie)).toBe(true);
	});

	test('a form of another site signs nobody out', async () => {
		const { cookie } = await signUp(app);
		const headers = { cookie, origin: 'https://evil.example' };
		expect((await submit(app, '/sign-out', {}, headers)).response.status).toBe(403);
		expect(await isSignedIn(cookie)).toBe(true);
	});
});

describe('the list of sessions', () => {
	test('has them all, marks the one that looks, and shows no token', async () => {
		const ada = await signUp(app);
		const phone = await signIn(app, ada);
		expect((await listed(ada.cookie)).map(({ isThis }) => isThis).sort()).toEqual([false, true]);
		const token = /session_token=([^.]+)/.exec(phone.cookie)?.[1] ?? 'none';
		expect((await accountOf(ada.cookie)).body).not.toContain(token);
	});

	test('another session can be ended there, and stops within the time a pass is believed', async () => {
		const ada = await signUp(app);
		const phone = await withPass(await signIn(app, ada));
		const id = (await listed(ada.cookie)).find(({ isThis }) => !isThis)?.id ?? '';
		await submit(app, '/account?/end-session', { id }, { cookie: ada.cookie });
		await expectEnd(phone);
		expect(await isSignedIn(ada.cookie)).toBe(true);
	});

	test('nobody ends a session of someone else', async () => {
		const [ada, mallory] = [await signUp(app), await signUp(app)];
		const id = (await listed(ada.cookie))[0]?.id ?? '';
		await submit(app, '/account?/end-session', { id }, { cookie: mallory.cookie });
		expect(await isSignedIn(ada.cookie)).toBe(true);
	});

	test('all can be ended at once, with the own one', async () => {
		const ada = await signUp(app);
		const phone = await signIn(app, ada);
		const { response } = await submit(app, '/account?/end-sessions', {}, { cookie: ada.cookie });
		expect(response.headers.get('location')).toBe('/sign-in');
		expect(await isSignedIn(ada.cookie)).toBe(false);
		expect(await isSignedIn(phone.cookie)).toBe(false);
	});
});

describe('the account', () => {
	test('a new name is shown at once', async () => {
		const ada = await signUp(app);
		const cookie = await withPass(ada);
		await submit(app, '/account?/name', { name: 'Ada King' }, { cookie });
		const { body } = await send('/organizations', { headers: { cookie: ada.cookie } });
		expect(body).toContain('Ada King');
	});

	test('a new password signs out all others, and the old one is worth nothing', async () => {
		const ada = await signUp(app);
		const phone = await signIn(app, ada);
		const fields = { password: ada.password, newPassword: 'quite-another-one' };
		const answer = await submit(app, '/account?/password', fields, { cookie: ada.cookie });
		expect(answer.response.headers.get('location')).toBe('/account?done=password');
		expect(await isSignedIn(phone.cookie)).toBe(false);
		await expect(signIn(app, ada)).rejects.toThrow('400');
		const again = await signIn(app, { ...ada, password: 'quite-another-one' });
		expect(await isSignedIn(again.cookie)).toBe(true);
	});

	test('the password is not changed by someone who does not know it', async () => {
		const ada = await signUp(app);
		const fields = { password: 'not-the-password', newPassword: 'quite-another-one' };
		const { response } = await submit(app, '/account?/password', fields, { cookie: ada.cookie });
		expect(response.status).toBe(400);
		expect(await isSignedIn((await signIn(app, ada)).cookie)).toBe(true);
	});

	test('is deleted with the password, and then nobody can sign in to it', async () => {
		const ada = await signUp(app);
		const wrong = await submit(
			app,
			'/account?/delete',
			{ confirmation: 'x' },
			{ cookie: ada.cookie }
		);
		expect(wrong.response.status).toBe(400);
		const { cookie, password: confirmation } = ada;
		const { response } = await submit(app, '/account?/delete', { confirmation }, { cookie });
		expect(response.headers.get('location')).toBe('/');
		expect(await isSignedIn(cookie)).toBe(false);
		await expect(signIn(app, ada)).rejects.toThrow('400');
	});

	test('stays as long as an organization would have no owner without it', async () => {
		const ada = await signUp(app);
		await createOrganization(app, ada, { name: 'Lighthouse of Ada' });
		const { cookie, password: confirmation } = ada;
		const { response, body } = await submit(app, '/account?/delete', { confirmation }, { cookie });
		expect(response.status).toBe(409);
		expect(body).toContain('Lighthouse of Ada');
		expect(await isSignedIn((await signIn(app, ada)).cookie)).toBe(true);
	});
});
