/** What a migration may not do to tables that are there already, by statement. Why, and what to do instead: docs/migrations.md */
import type { SyntaxTree } from './statements.ts';

export interface Objection {
	rule: string;
	instead: string;
}

type Is<Key extends string> = Extract<SyntaxTree, Record<Key, unknown>>;
type AlterTable = Is<'AlterTableStmt'>['AlterTableStmt'];
type Command = Is<'AlterTableCmd'>['AlterTableCmd'];
type Constraint = Is<'Constraint'>['Constraint'];
type Column = Is<'ColumnDef'>['ColumnDef'];

const DROP = {
	rule: 'drop',
	instead: 'first release code that does without it, then drop it in a later release'
};
const RENAME = {
	rule: 'rename',
	instead:
		'the code that runs meanwhile knows the old name: add the new one, write both, drop the old one later'
};
const TYPE = {
	rule: 'type change',
	instead:
		'it rewrites the table under a lock: add a column of the new type, write both, drop the old one later'
};
const NOT_NULL = {
	rule: 'not null',
	instead:
		'rows have no value, nor has code that runs meanwhile: give it a default, or a check that is not valid yet'
};
const CONSTRAINT = {
	rule: 'constraint',
	instead: 'it reads every row under a lock: add it NOT VALID, and VALIDATE it in a later release'
};
const VALIDATED_AT_ONCE = {
	rule: 'validated at once',
	instead: 'the lock of adding it is still held: validate it in a later release'
};
const REWRITE = {
	rule: 'rewrite',
	instead:
		'a value for each row rewrites the table under a lock: add it without default, and fill it in batches'
};
const INDEX = {
	rule: 'index',
	instead: 'nobody can write while it is built: build it concurrently by hand first'
};
const CONCURRENTLY = {
	rule: 'concurrently',
	instead: 'migrations run in a transaction, where this cannot: build it by hand first'
};
const DELETES = { rule: 'deletes rows', instead: 'nothing brings them back: let a task do it' };
const UNPROTECTED = {
	rule: 'row-level security',
	instead: 'it keeps tenants apart, for the owner as well'
};
const OPAQUE = { rule: 'do', instead: 'what a block does is not checked: write statements' };

/** @param existing Tables of earlier migrations. They are as big as tables get; those of this file are empty. */
export function objectionsTo(
	tree: SyntaxTree,
	existing: ReadonlySet<string>,
	added: ReadonlySet<string>
): Objection[] {
	if ('DropStmt' in tree || 'DropOwnedStmt' in tree || 'DropRoleStmt' in tree) return [DROP];
	if ('RenameStmt' in tree || 'AlterObjectSchemaStmt' in tree) return [RENAME];
	if ('TruncateStmt' in tree || 'DeleteStmt' in tree) return [DELETES];
	if ('DoStmt' in tree) return [OPAQUE];
	if ('IndexStmt' in tree) {
		const { concurrent, relation } = tree.IndexStmt;
		if (concurrent) return [CONCURRENTLY];
		return existing.has(relation?.relname ?? '') ? [INDEX] : [];
	}
	if ('AlterTableStmt' in tree) return toAlterTable(tree.AlterTableStmt, existing, added);
	return [];
}

function toAlterTable(
	{ relation, cmds = [] }: AlterTable,
	existing: ReadonlySet<string>,
	added: ReadonlySet<string>
): Objection[] {
	const exists = existing.has(relation?.relname ?? '');
	return cmds.flatMap((node) => {
		if (!('AlterTableCmd' in node)) return [];
		const { subtype, name } = node.AlterTableCmd;
		if (subtype === 'AT_NoForceRowSecurity' || subtype === 'AT_DisableRowSecurity') {
			return [UNPROTECTED];
		}
		if (subtype === 'AT_ValidateConstraint')
			return added.has(name ?? '') ? [VALIDATED_AT_ONCE] : [];
		return exists ? toCommand(node.AlterTableCmd) : [];
	});
}

function toCommand({ subtype, def }: Command): Objection[] {
	if (subtype === 'AT_DropColumn' || subtype === 'AT_DropConstraint') return [DROP];
	if (subtype === 'AT_AlterColumnType') return [TYPE];
	if (subtype === 'AT_SetNotNull') return [NOT_NULL];
	if (!def) return [];
	if (subtype === 'AT_AddConstraint' && 'Constraint' in def) return toConstraint(def.Constraint);
	if (subtype === 'AT_AddColumn' && 'ColumnDef' in def) return toColumn(def.ColumnDef);
	return [];
}

/** An index that is there already makes a constraint at once. */
const toConstraint = ({ skip_validation, indexname }: Constraint): Objection[] =>
	skip_validation || indexname ? [] : [CONSTRAINT];

function toColumn({ constraints: nodes = [] }: Column): Objection[] {
	const constraints = nodes.flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
	const find = (...types: Constraint['contype'][]) =>
		constraints.find(({ contype }) => types.includes(contype));
	const initial = find('CONSTR_DEFAULT');
	return [
		...(find('CONSTR_NOTNULL') && !initial ? [NOT_NULL] : []),
		...(find('CONSTR_IDENTITY', 'CONSTR_GENERATED') || isVolatile(initial) ? [REWRITE] : []),
		...(find('CONSTR_CHECK', 'CONSTR_FOREIGN', 'CONSTR_UNIQUE', 'CONSTR_PRIMARY')
			? [CONSTRAINT]
			: [])
	];
}

/** Any function but `now()`, which is the same for all rows of a statement. */
function isVolatile(initial: Constraint | undefined): boolean {
	const calls = JSON.stringify(initial ?? {}).matchAll(/"FuncCall":\{"funcname":\[(.*?)\]/g);
	return [...calls].some(([, name = '']) => !name.includes('"sval":"now"'));
}
