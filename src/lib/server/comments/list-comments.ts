import { and, eq } from 'drizzle-orm';
import { users } from '../identity/table.ts';
import { isAfter, pageOf, positionField, type ListPosition, type Page } from '../keyset.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { tickets } from '../tickets/table.ts';
import { commentFields, type Comment } from './comment.ts';
import { comments } from './table.ts';

/** A page of what was said about a ticket, the oldest first; undefined when there is no such ticket. */
export async function listComments(
	tenant: Tenant,
	ticketId: string,
	after: ListPosition | undefined,
	limit: number
): Promise<Page<Comment> | undefined> {
	const [[ticket], rows] = await tenant.run(
		(db) => db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, ticketId)),
		(db) =>
			db
				.select({ item: commentFields, position: positionField(comments) })
				.from(comments)
				.leftJoin(users, eq(users.id, comments.authorId))
				.where(and(eq(comments.ticketId, ticketId), isAfter(comments, after)))
				.orderBy(comments.createdAt, comments.id)
				.limit(limit + 1)
	);
	return ticket && pageOf(rows, limit);
}
