import { parse } from 'libpg-query';

type Parsed = NonNullable<Awaited<ReturnType<typeof parse>>['stmts']>[number];

/** What PostgreSQL's own parser makes of a statement: one key, which says what it is. */
export type SyntaxTree = NonNullable<Parsed['stmt']>;

export interface MigrationStatement {
	tree: SyntaxTree;
	/** Counted from 1, in its file. */
	line: number;
	/** What a comment directly before it gives as the reason for what the guard would refuse: `-- allowed: reason` */
	reason: string | undefined;
}

/** Positions are in bytes, as PostgreSQL counts them. */
export async function statementsOf(sql: string): Promise<MigrationStatement[]> {
	const bytes = Buffer.from(sql);
	const { stmts = [] } = await parse(sql);
	let end = 0;
	return stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
		const between = bytes.subarray(end, start).toString();
		end = start + (length ?? bytes.length - start);
		// A first statement begins where the file does, comments and all.
		const text = bytes.subarray(start, end).toString();
		const leading = /^(\s*(--.*)?\n)*/.exec(text)?.[0] ?? '';
		const line = `${bytes.subarray(0, start).toString()}${leading}`.split('\n').length;
		const reason = /-- allowed: *(\S.*)/.exec(between + leading)?.[1];
		return stmt ? [{ tree: stmt, line, reason }] : [];
	});
}
