import { describe, expect, test } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import { cookiesOf, signIn, signUp, submit } from '../support/people.ts';
import { app, send, guardedDeployment } from './subject.ts';

describe('signing up and in', () => {
	test('someone new is signed in, and sees that they are', async () => {
		const ada = await signUp(app, { name: 'Ada of the harbour' });
		const { response, body } = await send('/organizations', { headers: { cookie: ada.cookie } });
		expect(response.status).toBe(200);
		expect(body).toContain('Ada of the harbour');
		expect(body).toContain(en.identity_no_organizations);
	});

	test('e-mails are the same in capital and small letters', async () => {
		const ada = await signUp(app);
		const again = await signIn(app, { ...ada, email: ada.email.toUpperCase() });
		const { body } = await send('/account', { headers: { cookie: again.cookie } });
		expect(body).toContain(ada.email);
	});

	test('an e-mail has one account, also when two ask for it at once', async () => {
		const fields = {
			name: 'Bo',
			email: `bo-${Date.now()}@kite.example`,
			password: 'a-long-password'
		};
		const answers = await Promise.all([
			submit(app, '/sign-up', fields),
			submit(app, '/sign-up', fields)
		]);
		expect(answers.map(({ response }) => response.status).sort()).toEqual([303, 409]);
		const refused = answers.find(({ response }) => response.status === 409);
		expect(refused?.body).toContain(en.identity_email_taken);
	});

	test('who is not signed in is led to the sign-in page, and from there to where they wanted', async () => {
		const ada = await signUp(app);
		const { response } = await send('/account?done=name');
		expect(response.status).toBe(303);
		const signInPage = response.headers.get('location') ?? '';
		expect(signInPage).toBe('/sign-in?next=%2Faccount%3Fdone%3Dname');
		const { email, password } = ada;
		const answer = await submit(app, signInPage, { email, password });
		expect(answer.response.headers.get('location')).toBe('/account?done=name');
	});

	test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example'])(
		'nobody is led to %s',
		async (next) => {
			const { email, password } = await signUp(app);
			const path = `/sign-in?next=${encodeURIComponent(next)}`;
			const { response } = await submit(app, path, { email, password });
			expect(response.headers.get('location')).toBe('/organizations');
		}
	);

	test('the API says 401 to whoever is not signed in', async () => {
		const { response, body } = await send('/api/organizations/harbour-works/boards');
		expect(response.status).toBe(401);
		expect(JSON.parse(body)).toMatchObject({ code: 'unauthorized' });
	});
});

describe('what is refused', () => {
	/** Without what differs from answer to answer by design. */
	const alike = ({ response, body }: Awaited<ReturnType<typeof submit>>, email: string) => ({
		status: response.status,
		cookies: response.headers.getSetCookie(),
		body: body
			.replaceAll(email, '')
			.replaceAll(/nonce(="|-)[\w+/=]+/g, '')
			.replaceAll(/__sveltekit_\w+/g, '')
	});

	test('a wrong password and an unknown e-mail are answered alike', async () => {
		const { email } = await signUp(app);
		const unknown = `nobody-${Date.now()}@kite.example`;
		const password = 'not-the-password';
		const wrong = await submit(app, '/sign-in', { email, password });
		expect(wrong.response.status).toBe(400);
		expect(wrong.body).toContain(en.identity_refused);
		expect(alike(await submit(app, '/sign-in', { email: unknown, password }), unknown)).toEqual(
			alike(wrong, email)
		);
	});

	test.each([
		['no e-mail', { email: 'ada', password: 'a-long-password' }],
		['a short password', { email: 'ada@harbour.example', password: 'short' }],
		['a password without end', { email: 'ada@harbour.example', password: 'x'.repeat(129) }],
		['a name that rings a bell', { name: 'Ada\u0007' }],
		['a name without end', { name: 'x'.repeat(81) }],
		['an unknown field', { role: 'owner' }]
	])('%s is not taken', async (_, fields) => {
		const email = `ada-${Date.now()}@harbour.example`;
		const given = { name: 'Ada', email, password: 'a-long-password', ...fields };
		const { response, body } = await submit(app, '/sign-up', given);
		expect(response.status).toBe(400);
		expect(body).toContain(en.identity_check_fields);
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	test('a form of another site signs nobody in', async () => {
		const { email, password } = await signUp(app);
		const headers = { origin: 'https://evil.example' };
		const { response } = await submit(app, '/sign-in', { email, password }, headers);
		expect(response.status).toBe(403);
		expect(response.headers.getSetCookie()).toEqual([]);
	});

	test('script in a name is shown as text', async () => {
		const { cookie } = await signUp(app, { name: '<script>alert(1)</script>' });
		const { body } = await send('/organizations', { headers: { cookie } });
		expect(body).toContain('&lt;script>alert(1)&lt;/script>');
		expect(body).not.toContain('<script>alert(1)');
	});

	test.each([
		'/api/auth/get-session',
		'/api/auth/organization/add-member',
		'/api/auth/sign-in/email'
	])('%s of the library is nobody else’s to call', async (path) => {
		expect((await send(path)).response.status).toBe(404);
		const headers = { 'content-type': 'application/json' };
		const posted = await send(path, { method: 'POST', headers, body: '{}' });
		expect(posted.response.status).toBe(404);
	});

	test('a provider that is not set up is not there', async () => {
		expect((await send('/sign-in/google')).response.status).toBe(404);
		expect((await send('/sign-in')).body).not.toContain('Google');
		const { response } = await send('/api/auth/callback/google?code=x&state=y');
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe('/sign-in?error=state_mismatch');
		expect(cookiesOf(response)).toBe('');
	});
});

test('cookies of a session are for this site and its server alone', async () => {
	const { email, password } = await signUp(app);
	const { response } = await submit(app, '/sign-in', { email, password });
	const cookies = [
		...response.headers.getSetCookie(),
		...(
			await send('/account', { headers: { cookie: cookiesOf(response) } })
		).response.headers.getSetCookie()
	].filter((cookie) => !cookie.includes('Max-Age=0'));
	expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
		'slipway.session_token',
		'slipway.pass'
	]);
	for (const cookie of cookies) {
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect(cookie).toMatch(/Path=\//i);
		expect(cookie).not.toMatch(/Domain=/i);
	}
});

const SLOW = { timeout: 120_000 };

test(
	'of sixty attempts most are told to wait, whatever address is claimed, and the page says so',
	SLOW,
	async () => {
		const guarded = await guardedDeployment();
		const attempt = (index: number) =>
			submit(
				guarded,
				'/sign-in',
				{ email: 'ada@harbour.example', password: `guess-${index}` },
				{ 'x-forwarded-for': `203.0.113.${index}` }
			);
		const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => attempt(index)));
		const refused = answers.filter(({ response }) => response.status === 429);
		// Ten in each window, and a new one may begin meanwhile.
		expect(refused.length).toBeGreaterThanOrEqual(40);
		for (const { response, body } of refused) {
			expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
			expect(body).toMatch(/role="alert">Too many attempts\. Try again in \d+ seconds\./);
		}
	}
);
