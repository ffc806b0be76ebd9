import type { Tenant } from '../tenancy/tenant.ts';
import { boardFields, type BoardSummary } from './board-summary.ts';
import { boards } from './table.ts';

/** All boards of the organization, by name. */
export async function listBoards(tenant: Tenant): Promise<BoardSummary[]> {
	const [rows] = await tenant.run((db) =>
		db.select(boardFields).from(boards).orderBy(boards.name, boards.id)
	);
	return rows;
}
