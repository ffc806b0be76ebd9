import { expect, test } from 'vitest';
import { startNode } from '../runtimes/node.ts';
import { createOrganization, signUp } from '../support/people.ts';

test('an open stream of changes ends with the process, and does not hold up its end', async () => {
	const app = await startNode({ SHUTDOWN_TIMEOUT: '600' });
	const { cookie, ...ada } = await signUp(app);
	const { slug } = await createOrganization(app, { ...ada, cookie });
	const path = `/api/organizations/${slug}/boards/board/events`;
	const response = await fetch(app.url + path, { headers: { cookie } });
	expect(response.status).toBe(200);
	app.signal('SIGTERM');
	expect(await response.text()).toMatch(/^retry: /);
	expect(await app.ended).toEqual({ code: 0, signal: null });
	expect(app.log.some(({ msg }) => msg === 'stopped')).toBe(true);
});
