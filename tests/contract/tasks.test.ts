import { expect, test } from 'vitest';
import { SCHEDULED } from '../../src/lib/server/tasks/scheduled.ts';
import { app, planted, send, testIfAble } from './subject.ts';

const call = (task: string, token: string) =>
	send(`/api/cron/${task}`, { headers: { authorization: `Bearer ${token}` } });

test.each(SCHEDULED)('a scheduler that has the secret runs the task "%s"', async (task) => {
	const { response, body } = await call(task, planted.CRON_SECRET);
	expect(response.status).toBe(200);
	expect(Object.values(JSON.parse(body) as object).every(Number.isInteger)).toBe(true);
});

test('whoever gives up a key is told what still needs it', async () => {
	const { body } = await call('rotate-keys', planted.CRON_SECRET);
	expect(JSON.parse(body)).toEqual({ encrypted: 0, left: 0 });
});

test('nobody else does', async () => {
	const { response } = await call('prune', 'wrong');
	expect(response.status).toBe(401);
	expect(response.headers.get('www-authenticate')).toContain('Bearer');
});

test.each(['none', 'constructor'])('there is no task "%s"', async (task) => {
	expect((await call(task, planted.CRON_SECRET)).response.status).toBe(404);
});

testIfAble(
	'schedules of its own',
	'the schedule puts every task into the queue, which runs them',
	async () => {
		// wrangler's way to let a schedule come due: https://developers.cloudflare.com/workers/configuration/cron-triggers/
		const already = app.log.length;
		expect((await send('/cdn-cgi/handler/scheduled')).response.status).toBe(200);
		for (const task of SCHEDULED) {
			const line = await app.logged(
				(record) => record.path === `/api/cron/${task}` && app.log.indexOf(record) >= already
			);
			expect(line).toMatchObject({ route: '/api/cron/[task]', status: 200 });
		}
	}
);
