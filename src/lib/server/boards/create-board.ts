import { violatedConstraint } from '../ports/database/index.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { boardFields, type BoardSummary } from './board-summary.ts';
import { boards } from './table.ts';

/** A new board without tickets; `taken` when the organization has one of this slug. */
export async function createBoard(
	tenant: Tenant,
	{ name, slug }: Omit<BoardSummary, 'id'>
): Promise<BoardSummary | 'taken'> {
	try {
		const [[board]] = await tenant.run((db) =>
			db.insert(boards).values({ organizationId: currentTenant, name, slug }).returning(boardFields)
		);
		if (!board) throw new Error('The board was not written.');
		return board;
	} catch (error) {
		if (violatedConstraint(error) === 'boards_organization_id_slug') return 'taken';
		throw error;
	}
}
