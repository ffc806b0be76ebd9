import { createBoard } from '../../src/lib/server/boards/create-board.ts';
import { addComment } from '../../src/lib/server/comments/add-comment.ts';
import type { Database } from '../../src/lib/server/ports/database/index.ts';
import type { Permission } from '../../src/lib/server/tenancy/permissions.ts';
import { openTenant, type Tenant } from '../../src/lib/server/tenancy/tenant.ts';
import { createTicket } from '../../src/lib/server/tickets/create-ticket.ts';
import { TICKET_STATUSES } from '../../src/lib/ticket-statuses.ts';
import type { SeededBoard, SeededOrganization, SeededTicket } from './organization.ts';
import { SEED } from './origin.ts';
import type { PersonKey } from './people.ts';
import type { UserIds } from './plant-people.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A board with its tickets and comments, each made by whom it says; false when the organization has it already. */
export async function plantBoard(
	database: Database,
	organization: SeededOrganization,
	board: SeededBoard,
	{ ids, now }: { ids: UserIds; now: Date }
): Promise<boolean> {
	const as = (person: PersonKey, permission: Permission): Tenant =>
		openTenant(
			database,
			{ ...SEED, actorId: ids[person], organization: organization.slug, permission },
			(refusal) => {
				throw new Error(`${person} may not do this in ${organization.slug}: ${refusal}.`);
			}
		);
	const owner = organization.members.find(([, role]) => role === 'owner')?.[0];
	if (!owner) throw new Error(`${organization.slug} has no owner.`);
	const { slug, name } = board;
	if ((await createBoard(as(owner, 'settings:manage'), { slug, name })) === 'taken') return false;

	const planned = TICKET_STATUSES.flatMap((status) =>
		board.columns[status].map((ticket) => ({ ...ticket, status }))
	);
	for (const [index, ticket] of planned.entries()) {
		const made = new Date(now.getTime() - (planned.length - index) * 7 * HOUR_MS);
		const { title, description = '', status, assignee, by } = ticket;
		const id = crypto.randomUUID();
		const fields = { title, description, status, dueDate: dueDateOf(ticket, now) };
		const assigneeId = assignee ? ids[assignee] : null;
		await createTicket(as(by, 'ticket:create'), slug, { ...fields, assigneeId }, { id, now: made });
		for (const [hours, [author, body]] of (ticket.comments ?? []).entries()) {
			const said = new Date(made.getTime() + (hours + 1) * HOUR_MS);
			const at = { id: crypto.randomUUID(), now: said };
			await addComment(as(author, 'ticket:update'), id, body, at);
		}
	}
	return true;
}

function dueDateOf({ dueInDays }: SeededTicket, now: Date): string | null {
	if (dueInDays === undefined) return null;
	return new Date(now.getTime() + dueInDays * DAY_MS).toISOString().slice(0, 10);
}
