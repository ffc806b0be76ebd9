/** The role that deletes what is past its time: it sees that, and nothing else. */
import assert from 'node:assert/strict';
import { sql } from 'drizzle-orm';
import { askAs, INSUFFICIENT_PRIVILEGE, refused, type Law } from '../law.ts';

/** One row of each is past its time (world.ts), and at least two are not. */
const PAST = [
	'audit_logs',
	'idempotency_keys',
	'invitations',
	'attachments',
	'sessions',
	'verifications'
];

export const retention: Law[] = [
	{
		title: 'retention reads no token and no value of who signs in',
		async holds(subject) {
			for (const query of [
				sql`select token from sessions`,
				sql`select value from verifications`,
				sql`select name from integrations`,
				sql`select title from tickets`,
				sql`select name from users`
			]) {
				const reading = askAs(subject, 'slipway_retention', query);
				await refused(reading, INSUFFICIENT_PRIVILEGE, 'reading');
			}
		}
	},
	{
		title: 'retention sees what is encrypted, of all organizations, so that keys can be given up',
		async holds(subject) {
			const { harbour, kite } = subject.world;
			const query = sql`update integrations set key_id = key_id returning organization_id::text as of`;
			const seen = await askAs(subject, 'slipway_retention', query);
			assert.deepEqual(seen.map(({ of }) => of).sort(), [harbour.id, kite.id].sort());
		}
	},
	{
		title: 'retention deletes what is past its time, though it deletes without a condition',
		async holds(subject) {
			for (const name of PAST) {
				const query = sql`delete from ${sql.identifier(name)} returning 1`;
				const deleted = await askAs(subject, 'slipway_retention', query);
				assert.equal(deleted.length, 1, name);
			}
			const discarded = await askAs(
				subject,
				'slipway_retention',
				sql`select key from discarded_objects where key = 'past'`
			);
			assert.deepEqual(discarded, [{ key: 'past' }]);
		}
	}
];
