import { describe, expect, test } from 'vitest';
import en from '../../messages/en/identity.json' with { type: 'json' };
import { providerName } from '../../src/lib/provider-name.ts';
import { PROVIDERS } from '../../src/lib/server/identity/providers.ts';
import { cookiesOf, submit } from '../support/people.ts';
import { addresses, type ProviderName } from '../support/providers.ts';
import { guardedDeployment, providerEnv } from './subject.ts';

/** What the page that a form led to offers as the way on. */
const wayOn = (body: string) =>
	new URL((/href="(https:[^"]+)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&'));

async function setOut(provider: ProviderName) {
	const app = await guardedDeployment();
	const { response, body } = await submit(app, `/sign-in/${provider}?next=/account`, {});
	expect(response.status).toBe(200);
	return { app, response, body, to: wayOn(body) };
}

test('the sign-in page has a button for each provider', async () => {
	const { url } = await guardedDeployment();
	const body = await (await fetch(`${url}/sign-in?next=/account`)).text();
	const forms = [...body.matchAll(/<form method="POST" action="(\/sign-in\/[^"]+)".*?<\/form>/gs)];
	expect(forms.map(([, action]) => action)).toEqual(
		PROVIDERS.map((provider) => `/sign-in/${provider}?next=/account`)
	);
	for (const [index, provider] of PROVIDERS.entries()) {
		const label = en.identity_continue_with.replace('{provider}', providerName(provider));
		expect(forms[index]?.[0]).toContain(label);
	}
});

describe.each(PROVIDERS)('signing in with %s', (provider) => {
	const idOfApp = providerEnv[`${provider.toUpperCase() as Uppercase<ProviderName>}_CLIENT_ID`];
	const { authorization, isBound } = addresses[provider];

	test('leads there without JavaScript, and says where to come back to', async () => {
		const { app, to } = await setOut(provider);
		expect(to.origin + to.pathname).toBe(authorization);
		expect(Object.fromEntries(to.searchParams)).toMatchObject({
			response_type: 'code',
			client_id: idOfApp,
			redirect_uri: `${new URL(app.url).origin}/api/auth/callback/${provider}`,
			state: expect.stringMatching(/^.{16,}$/) as string,
			...(isBound && {
				code_challenge_method: 'S256',
				code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string
			})
		});
	});

	test('keeps in the browser that it has begun, where no script can read it', async () => {
		const { response, to } = await setOut(provider);
		const [state, ...others] = response.headers.getSetCookie();
		expect(state).toMatch(/^slipway\.state=[^;]{32,};.*HttpOnly/i);
		expect(state).toMatch(/SameSite=Lax/i);
		expect(state).toMatch(/Max-Age=[1-9]/i);
		expect(others).toEqual([]);
		expect((await setOut(provider)).to.searchParams.get('state')).not.toBe(
			to.searchParams.get('state')
		);
	});

	test.each<[what: string, changed: { state?: string; cookie?: string }, error: string]>([
		['another state than the browser has', { state: 'made-up' }, 'state_mismatch'],
		['no state', { state: '' }, 'state_not_found'],
		['a state of another browser', { cookie: '' }, 'state_mismatch']
	])('is not completed with %s', async (_, changed, error) => {
		const { app, response: began, to } = await setOut(provider);
		const state = to.searchParams.get('state') ?? '';
		const sent = { state, cookie: cookiesOf(began), ...changed };
		const query = new URLSearchParams({ code: 'a-code', state: sent.state });
		const response = await fetch(`${app.url}/api/auth/callback/${provider}?${query.toString()}`, {
			redirect: 'manual',
			headers: { cookie: sent.cookie }
		});
		expect(response.status).toBe(302);
		const location = new URL(response.headers.get('location') ?? '', app.url);
		expect(location.href).toBe(`${new URL(app.url).origin}/sign-in?error=${error}`);
		expect(cookiesOf(response)).not.toContain('session_token');
		const page = await fetch(location);
		expect(await page.text()).toContain(en.identity_provider_failed);
	});

	test('tells nobody the secret', async () => {
		const { app, response, body } = await setOut(provider);
		const confirmation = await fetch(`${app.url}/sign-in/${provider}`);
		const texts = [body, JSON.stringify([...response.headers]), await confirmation.text()];
		expect(confirmation.status).toBe(200);
		const all = texts.join('\n') + JSON.stringify(app.log);
		for (const [name, value] of Object.entries(providerEnv)) {
			if (name.endsWith('_SECRET')) expect(all, name).not.toContain(value);
		}
	});
});
