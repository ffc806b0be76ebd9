import { randomBytes } from 'node:crypto';
import { inject, expect, onTestFinished, test } from 'vitest';
import { startRuntime } from '../runtimes/index.ts';
import { readSessionToken } from '../../src/lib/server/sessions/session-token.ts';
import { cookiesOf, signUp, submit } from '../support/people.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { runtime, UNLIMITED } from './subject.ts';

const secret = () => randomBytes(32).toString('base64');
const [older, newer] = [secret(), secret()];

/** One database for all deployments; on Node they open it one after the other. */
const shared = { ...inject('database'), ...UNLIMITED, DATA_DIR: tempFolder('rotation') };

/** The deployment with these secrets, for as long as it is used. */
async function deployed<T>(AUTH_SECRETS: string, use: (app: { url: string }) => Promise<T>) {
	const app = await startRuntime(runtime, { env: { ...shared, AUTH_SECRETS } });
	onTestFinished(() => app.signal('SIGTERM'));
	const result = await use(app);
	await app.stop();
	return result;
}

const account = (app: { url: string }, cookie: string) =>
	fetch(`${app.url}/account`, { headers: { cookie }, redirect: 'manual' });

test('keys rotate without signing anyone out', { timeout: 120_000 }, async () => {
	const { cookie } = await deployed(`1:${older}`, (app) => signUp(app));

	const renewed = await deployed(`2:${newer},1:${older}`, async (app) => {
		const answer = await account(app, cookie);
		expect(answer.status).toBe(200);
		// What asks the library and not only us: it knows nothing but its newest key.
		const { response } = await submit(app, '/account?/name', { name: 'Ada King' }, { cookie });
		expect(response.headers.get('location')).toBe('/account?done=name');
		return cookiesOf(answer);
	});
	const signed = /session_token=([^;]+)/.exec(renewed)?.[1] ?? '';
	const read = await readSessionToken(decodeURIComponent(signed), new Map([[2, newer]]));
	expect(read).toMatchObject({ isCurrent: true });

	await deployed(`2:${newer}`, async (app) => {
		expect((await account(app, renewed)).status).toBe(200);
		expect((await account(app, cookie)).headers.get('location')).toMatch(/^\/sign-in/);
	});
});
