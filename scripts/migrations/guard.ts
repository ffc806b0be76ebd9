import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { objectionsTo } from './rules.ts';
import { statementsOf, type SyntaxTree } from './statements.ts';

export interface Migration {
	name: string;
	sql: string;
}

/** The migrations in a folder, in the order in which they run. */
export const readMigrations = (folder: string): Migration[] =>
	globSync(`${folder}/*.sql`)
		.sort()
		.map((path) => ({ name: basename(path), sql: readFileSync(path, 'utf8') }));

/**
 * What would harm whoever uses the database while the migrations run, or cannot be taken back, unless a comment before the
 * statement says why it may: `-- allowed: reason`. One line for each, with its place and what to do instead.
 */
export async function guardMigrations(migrations: readonly Migration[]): Promise<string[]> {
	const existing = new Set<string>();
	const objections: string[] = [];
	for (const { name, sql } of migrations) {
		const made = new Set<string>();
		const added = new Set<string>();
		for (const { tree, line, reason } of await statementsOf(sql)) {
			if ('CreateStmt' in tree) made.add(tree.CreateStmt.relation?.relname ?? '');
			const found = reason ? [] : objectionsTo(tree, existing, added);
			objections.push(...found.map(({ rule, instead }) => `${name}:${line}: ${rule}: ${instead}`));
			for (const constraint of constraintsAdded(tree)) added.add(constraint);
		}
		for (const table of made) existing.add(table);
	}
	return objections;
}

function constraintsAdded(tree: SyntaxTree): string[] {
	if (!('AlterTableStmt' in tree)) return [];
	return (tree.AlterTableStmt.cmds ?? []).flatMap((node) => {
		if (!('AlterTableCmd' in node)) return [];
		const { def } = node.AlterTableCmd;
		return def && 'Constraint' in def ? [def.Constraint.conname ?? ''] : [];
	});
}
