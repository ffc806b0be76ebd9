import type pg from 'pg';

/** What the driver puts into the request's body. */
export interface Query {
	query: string;
	params?: unknown[];
	arrayMode?: boolean;
}

/** What the driver says in the request's headers. */
export interface QuerySettings {
	arrayMode: boolean;
	/** Values as PostgreSQL writes them; the driver always asks for that. Otherwise as `pg` understands them. */
	rawText: boolean;
	/** `BEGIN` and the modes of the transaction in which a batch runs. */
	begin: string;
}

/** `pg` has an option that its types do not. */
interface ExtendedQuery extends pg.QueryConfig {
	/** One statement per query, also without parameters: a second one after a semicolon is refused. */
	queryMode: 'extended';
	rowMode?: 'array';
}

/** Runs one query and answers in Neon's form. */
export async function runQuery(client: pg.ClientBase, query: Query, settings: QuerySettings) {
	const rowAsArray = query.arrayMode ?? settings.arrayMode;
	const config: ExtendedQuery = {
		text: query.query,
		values: query.params ?? [],
		queryMode: 'extended',
		...(rowAsArray && { rowMode: 'array' }),
		...(settings.rawText && { types: asWritten })
	};
	const { command, rowCount, rows, fields } = await client.query<Record<string, unknown>>(config);
	return { command, rowCount, rows, rowAsArray, fields };
}

const asWritten: pg.CustomTypesConfig = { getTypeParser: () => (value: unknown) => value };

/** Runs all queries in one transaction. After an error the connection must be closed, which undoes them. */
export async function runBatch(
	client: pg.ClientBase,
	queries: readonly Query[],
	settings: QuerySettings
) {
	await client.query(settings.begin);
	const results: Awaited<ReturnType<typeof runQuery>>[] = [];
	for (const query of queries) results.push(await runQuery(client, query, settings));
	await client.query('COMMIT');
	return { results };
}
