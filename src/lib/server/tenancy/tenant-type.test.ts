import { expect, test } from 'vitest';
import { listBoards } from '../boards/list-boards.ts';
import type { Database } from '../ports/database/index.ts';
import { addComment } from '../comments/add-comment.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import type { Tenant } from './tenant.ts';

/**
 * Checked by `npm run check`: a line that compiles although it must not is an unused `@ts-expect-error`, which is an error.
 * Nothing in here is run.
 */
const refusedByTheCompiler = (database: Database, tenant: Tenant) => [
	// @ts-expect-error A database was not asked who may.
	() => listBoards(database),
	// @ts-expect-error Nor is it one that has the right methods.
	() => listBoards({ ...database, actorId: '', membership: () => tenant.membership() }),
	// @ts-expect-error An id is no membership.
	() => moveTicket('4f9e1c0a-0000-4000-8000-000000000000', '', 1, { status: 'done', after: null }),
	// @ts-expect-error Neither is what the check says of one.
	async () => addComment(await tenant.membership(), '', '', { id: '', now: new Date(0) }),
	() => listBoards(tenant)
];

test('what takes a tenant cannot be called without a membership check', () => {
	expect(refusedByTheCompiler).toBeTypeOf('function');
});
