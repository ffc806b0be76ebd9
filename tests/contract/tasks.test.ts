import { expect, test } from 'vitest';
import { app, planted, send, testIfAble } from './subject.ts';

const call = (task: string, token: string) =>
	send(`/api/cron/${task}`, { headers: { authorization: `Bearer ${token}` } });

test('a scheduler that has the secret runs the task', async () => {
	expect((await call('prune', planted.CRON_SECRET)).response.status).toBe(204);
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
	'the schedule puts a task into the queue, which runs it',
	async () => {
		// wrangler's way to let a schedule come due: https://developers.cloudflare.com/workers/configuration/cron-triggers/
		const already = app.log.length;
		expect((await send('/cdn-cgi/handler/scheduled')).response.status).toBe(200);
		const line = await app.logged(
			(record) => record.route === '/api/cron/[task]' && app.log.indexOf(record) >= already
		);
		expect(line).toMatchObject({ path: '/api/cron/prune', status: 204 });
	}
);
