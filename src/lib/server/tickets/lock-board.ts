import type { SQL } from 'drizzle-orm';
import { boards } from '../boards/table.ts';
import type { Statement } from '../ports/database/index.ts';

/**
 * Makes whoever else places a ticket on this board wait until this unit of work is over: two who look for the last
 * position at once would find the same. References to the board do not have to wait.
 * https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-ROWS
 */
export const lockBoard =
	(which: SQL): Statement =>
	(db) =>
		db.select({ id: boards.id }).from(boards).where(which).for('no key update');
