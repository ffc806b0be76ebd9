import { Linter } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { importRules } from '../../eslint/import-rules.js';

/** What lint says of a file at `path` with this content. */
function lint(path: string, code: string): string[] {
	const parsing: Linter.Config = {
		files: ['**/*.ts'],
		languageOptions: { parser: ts.parser }
	};
	const messages = new Linter().verify(code, [parsing, ...importRules], path);
	return messages.map(({ message }) => message);
}

describe('the import rule', () => {
	const forbidden: [who: string, path: string, code: string][] = [
		[
			'a route imports an implementation',
			'src/routes/+page.server.ts',
			"import '$lib/server/ports/cache/memory'"
		],
		[
			'a route imports a platform',
			'src/routes/api/x/+server.ts',
			"import '$lib/server/platform/node'"
		],
		['a route imports $platform', 'src/routes/api/x/+server.ts', "import '$platform'"],
		[
			'a handle imports an implementation',
			'src/lib/server/hooks/x.ts',
			"import '../ports/logger/pino.ts'"
		],
		[
			'a domain module imports SvelteKit',
			'src/lib/server/vitals/x.ts',
			"import { error } from '@sveltejs/kit'"
		],
		[
			'a domain module imports an implementation',
			'src/lib/server/vitals/x.ts',
			"import '../ports/database/pg.ts'"
		],
		[
			'a domain module imports a platform',
			'src/lib/server/vitals/x.ts',
			"import '../platform/node/index.ts'"
		],
		[
			'a port interface imports an SDK',
			'src/lib/server/ports/cache/index.ts',
			"import type { LRUCache } from 'lru-cache'"
		],
		[
			'a port interface imports a driver',
			'src/lib/server/ports/database/index.ts',
			"import type { x } from 'drizzle-orm/neon-http'"
		],
		[
			'an implementation imports a platform',
			'src/lib/server/ports/cache/memory.ts',
			"import '../../platform/node/index.ts'"
		],
		[
			'a module reads process.env',
			'src/lib/server/vitals/x.ts',
			'export const x = process.env.DATA_DIR'
		],
		[
			'a module imports $env',
			'src/routes/+page.server.ts',
			"import { env } from '$env/dynamic/private'"
		]
	];
	test.each(forbidden)('is broken when %s', (_, path, code) => {
		expect(lint(path, code)).toHaveLength(1);
	});

	const allowed: [who: string, path: string, code: string][] = [
		[
			'a route imports the domain',
			'src/routes/+page.server.ts',
			"import '$lib/server/vitals/record-vitals'"
		],
		['a route imports a port', 'src/routes/+page.server.ts', "import '$lib/server/ports/cache'"],
		['the hooks import $platform', 'src/hooks.server.ts', "import '$platform'"],
		['a handle imports a port', 'src/lib/server/hooks/x.ts', "import '../ports/logger/index.ts'"],
		[
			'a domain module imports a port and SQL',
			'src/lib/server/vitals/x.ts',
			"import '../ports/database/index.ts'; import 'drizzle-orm'"
		],
		[
			'a port interface speaks SQL',
			'src/lib/server/ports/database/index.ts',
			"import type { PgDatabase } from 'drizzle-orm/pg-core'"
		],
		[
			'an implementation imports its SDK',
			'src/lib/server/ports/cache/memory.ts',
			"import 'lru-cache'; import '../defer/index.ts'"
		],
		[
			'a platform names implementations',
			'src/lib/server/platform/node/index.ts',
			"import '../../ports/database/pg.ts'"
		],
		[
			'anyone imports a declared variable',
			'src/routes/+page.server.ts',
			"import { DATA_DIR } from '$app/env/private'"
		]
	];
	test.each(allowed)('is kept when %s', (_, path, code) => {
		expect(lint(path, code)).toEqual([]);
	});
});
