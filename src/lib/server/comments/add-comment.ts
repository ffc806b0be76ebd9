import { eq } from 'drizzle-orm';
import { violatedConstraint } from '../ports/database/index.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { selectComments, type Comment } from './comment.ts';
import { comments } from './table.ts';

/** Undefined when there is no such ticket. */
export async function addComment(
	tenant: Tenant,
	ticketId: string,
	body: string,
	{ id, now }: { id: string; now: Date }
): Promise<Comment | undefined> {
	const row = { id, organizationId: currentTenant, ticketId, body };
	try {
		const [, [comment]] = await tenant.run(
			(db) => db.insert(comments).values({ ...row, authorId: tenant.actorId, createdAt: now }),
			(db) => selectComments(db).where(eq(comments.id, id))
		);
		return comment;
	} catch (error) {
		if (violatedConstraint(error) === 'comments_ticket') return undefined;
		throw error;
	}
}
