import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTicket } from '../../src/lib/server/tickets/create-ticket.ts';
import { moveTicket } from '../../src/lib/server/tickets/move-ticket.ts';
import { TICKET_STATUSES } from '../../src/lib/ticket-statuses.ts';
import { tenantFor } from '../support/rows.ts';
import { databases, type OpenSubject, type Template } from './databases.ts';
import { ask, tenantOf } from './law.ts';

const clients = Array.from({ length: 50 }, (_, index) => ({
	requestId: `request-of-client-${index}`,
	destination: { status: TICKET_STATUSES[index % 3] ?? 'todo', after: null }
}));

describe.each(databases)(
	'50 clients move one ticket at once on %s',
	{ timeout: 120_000 },
	(_, make) => {
		let template: Template;
		let subject: OpenSubject;
		let id: string;
		beforeAll(async () => {
			template = await make();
			subject = await template.open();
		}, 120_000);
		beforeEach(async () => {
			id = randomUUID();
			const fields = { title: 'Wanted', description: '', status: 'todo', dueDate: null } as const;
			const origin = { id, now: new Date(0) };
			const tenant = tenantOf(subject, subject.world.kite);
			await createTicket(tenant, 'board', { ...fields, assigneeId: null }, origin);
		});
		afterAll(async () => {
			await subject.close();
			await template.stop();
		});

		/** Each is a request of its own, in the log as well. */
		const move = ({ requestId, destination }: (typeof clients)[number], version: number) => {
			const { slug, people } = subject.world.kite;
			const claim = { organization: slug, userId: people.member, requestId };
			const tenant = tenantFor(subject.database, { ...claim, permission: 'ticket:update' });
			return moveTicket(tenant, id, version, destination);
		};
		/** What the log has about the ticket's changes, oldest first. */
		const logged = () =>
			ask(
				tenantOf(subject, subject.world.kite),
				sql`select request_id as "requestId", (before ->> 'version')::int as before, (after ->> 'version')::int as after
				from audit_logs where resource_id = ${id} and action = 'update' order by id`
			);

		test('all knowing the same version: one wins, the others get the ticket as it has become', async () => {
			const changes = await Promise.all(clients.map((client) => move(client, 1)));
			const winners = clients.filter((_, index) => changes[index]?.outcome === 'done');
			expect(winners).toHaveLength(1);
			expect(changes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(49);
			for (const change of changes) {
				expect(change).toMatchObject({
					ticket: { version: 2, status: winners[0]?.destination.status }
				});
			}
			expect(await logged()).toEqual([{ requestId: winners[0]?.requestId, before: 1, after: 2 }]);
		});

		test('each until it wins: 50 versions with one winner each, and the log has them in order', async () => {
			/** By version, who made it. */
			const madeBy = new Map<number, string>();
			const persist = async (client: (typeof clients)[number]) => {
				for (let version = 1; ;) {
					const change = await move(client, version);
					if (change.outcome !== 'done' && change.outcome !== 'conflict') {
						throw new Error(`The ticket is ${change.outcome}.`);
					}
					({ version } = change.ticket);
					if (change.outcome === 'conflict') continue;
					expect(madeBy.has(version)).toBe(false);
					madeBy.set(version, client.requestId);
					return;
				}
			};
			await Promise.all(clients.map(persist));
			const winners = [...madeBy].sort(([a], [b]) => a - b);
			expect(winners.map(([version]) => version)).toEqual(clients.map((_, index) => index + 2));
			expect(await logged()).toEqual(
				winners.map(([version, requestId]) => ({ requestId, before: version - 1, after: version }))
			);
			const [ticket] = await ask(
				tenantOf(subject, subject.world.kite),
				sql`select version, status from tickets where id = ${id}`
			);
			const last = clients.find(({ requestId }) => requestId === madeBy.get(51));
			expect(ticket).toEqual({ version: 51, status: last?.destination.status });
		});
	}
);
