import { eq, sql, type SQL } from 'drizzle-orm';
import type { TicketStatus } from '../../ticket-statuses.ts';
import { boards } from '../boards/table.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { changeOf, currentTicket, ticketAtVersion } from './change-ticket.ts';
import { lockBoard } from './lock-board.ts';
import { tickets } from './table.ts';
import { ticketFields, type Change } from './ticket.ts';

interface Destination {
	status: TicketStatus;
	/** The ticket to stand behind; null is the beginning of the column. */
	after: string | null;
}

/**
 * Moves a ticket within its board, and writes no other (but for the rare time when the database numbers the column anew).
 * When `after` is no longer in that column (others move as well),
 * the ticket goes to the end of it: it is where it was wanted, if not exactly.
 */
export async function moveTicket(
	tenant: Tenant,
	id: string,
	version: number,
	{ status, after }: Destination
): Promise<Change> {
	const position = after === null ? first(status) : behind(after, status);
	const itsBoard = sql`(select ${tickets.boardId} from ${tickets} where ${tickets.id} = ${id})`;
	const [, moved, current] = await tenant.run(
		lockBoard(eq(boards.id, itsBoard)),
		(db) =>
			db
				.update(tickets)
				.set({ status, position, version: sql`${tickets.version} + 1`, updatedAt: sql`now()` })
				.where(ticketAtVersion(id, version))
				.returning(ticketFields),
		currentTicket(id)
	);
	return changeOf(moved, current);
}

/** From the other tickets of the column: `tickets` is the one that moves. */
const column = (status: TicketStatus, select: SQL) => sql`(
	select ${select} from tickets other
	where other.board_id = tickets.board_id and other.status = ${status} and other.id <> tickets.id
)`;

const first = (status: TicketStatus) => column(status, sql`coalesce(min(other.position) - 1, 0)`);

const last = (status: TicketStatus) => column(status, sql`coalesce(max(other.position) + 1, 0)`);

/** Half way to the next position that is another: exact, because numeric keeps the digit that halving adds. */
function behind(after: string, status: TicketStatus): SQL {
	const before = sql`(
		select other.position from tickets other
		where other.board_id = tickets.board_id and other.status = ${status} and other.id = ${after}
			and other.id <> tickets.id
	)`;
	const next = sql`(
		select min(other.position) from tickets other
		where other.board_id = tickets.board_id and other.status = ${status} and other.id <> tickets.id
			and other.position > ${before}
	)`;
	return sql`coalesce((${before} + coalesce(${next}, ${before} + 2)) * 0.5, ${last(status)})`;
}
