import { eq, sql, type SQL } from 'drizzle-orm';
import { rowAsJson } from '../idempotency/first-answer.ts';
import { users } from '../identity/table.ts';
import { isoTimestamp } from '../iso-timestamp.ts';
import type { Sql } from '../ports/database/index.ts';
import { comments } from './table.ts';

export interface Comment {
	id: string;
	/** Null when whoever wrote it has deleted the account. */
	authorId: string | null;
	/** Null also for who is no longer a member. */
	authorName: string | null;
	body: string;
	createdAt: string;
}

/** The columns of a `Comment`. */
export const commentFields = {
	id: comments.id,
	authorId: comments.authorId,
	authorName: users.name,
	body: comments.body,
	createdAt: isoTimestamp(comments.createdAt)
};

export const selectComments = (db: Sql) =>
	db.select(commentFields).from(comments).leftJoin(users, eq(users.id, comments.authorId));

/** The comment as the API answers it. */
export const commentAsJson = (id: string): SQL =>
	sql`(
		select ${rowAsJson(commentFields)} from ${comments} left join ${users} on ${users.id} = ${comments.authorId}
		where ${comments.id} = ${id}
	)`;
