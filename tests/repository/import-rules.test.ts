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
	const route = 'src/routes/api/x/+server.ts';
	const domain = 'src/lib/server/vitals/x.ts';
	const handle = 'src/lib/server/hooks/x.ts';
	const port = 'src/lib/server/ports/cache/index.ts';

	const forbidden: [who: string, path: string, code: string][] = [
		['a route imports an implementation', route, "import '$lib/server/ports/cache/memory'"],
		[
			'a route imports one when it is needed',
			route,
			"await import('$lib/server/ports/cache/memory')"
		],
		['a route imports a platform', route, "import '$lib/server/platform/node'"],
		['a route imports $platform', route, "import '$platform'"],
		['a route imports a technology', route, "import pg from 'pg'"],
		[
			'a component imports an implementation',
			'src/lib/components/x.ts',
			"import '../server/ports/cache/memory.ts'"
		],
		['a handle imports an implementation', handle, "import '../ports/logger/pino.ts'"],
		[
			'a shared module imports an implementation',
			'src/lib/server/input.ts',
			"import './ports/database/pg.ts'"
		],
		['a shared module imports $platform', 'src/lib/server/input.ts', "import '$platform'"],
		[
			'the hooks import an implementation',
			'src/hooks.server.ts',
			"import '$lib/server/ports/cache/memory'"
		],
		['a domain module imports SvelteKit', domain, "import { error } from '@sveltejs/kit'"],
		['a domain module imports a handle', domain, "import '../hooks/locale.ts'"],
		['a domain module imports an implementation', domain, "import '../ports/database/pg.ts'"],
		['a domain module imports a platform', domain, "import '../platform/node/index.ts'"],
		['a domain module imports a driver', domain, "import 'drizzle-orm/neon-http'"],
		['a port interface imports an SDK', port, "import type { LRUCache } from 'lru-cache'"],
		['a port interface imports an implementation', port, "import './memory.ts'"],
		['a port interface imports a platform', port, "import '../../platform/node/index.ts'"],
		['a port interface imports a driver', port, "import type { x } from 'drizzle-orm/neon-http'"],
		[
			'an implementation imports a platform',
			'src/lib/server/ports/cache/memory.ts',
			"import '../../platform/node/index.ts'"
		],
		[
			'an implementation imports SvelteKit',
			'src/lib/server/ports/cache/memory.ts',
			"import '@sveltejs/kit'"
		],
		['a module reads process.env', domain, 'export const x = process.env.DATA_DIR'],
		['a module imports $env', route, "import { env } from '$env/dynamic/private'"]
	];
	test.each(forbidden)('is broken when %s', (_, path, code) => {
		expect(lint(path, code)).toHaveLength(1);
	});

	const allowed: [who: string, path: string, code: string][] = [
		['a route imports the domain', route, "import '$lib/server/vitals/record-vitals'"],
		['a route imports a port', route, "import '$lib/server/ports/cache'"],
		['the hooks import $platform', 'src/hooks.server.ts', "import '$platform'"],
		['a handle imports a port', handle, "import '../ports/logger/index.ts'"],
		[
			'a domain module imports a port and SQL',
			domain,
			"import '../ports/database/index.ts'; import 'drizzle-orm'"
		],
		['a port interface speaks SQL', port, "import type { PgDatabase } from 'drizzle-orm/pg-core'"],
		['a port interface names another port', port, "import type { Defer } from '../defer/index.ts'"],
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
		['anyone imports a declared variable', route, "import { DATA_DIR } from '$app/env/private'"]
	];
	test.each(allowed)('is kept when %s', (_, path, code) => {
		expect(lint(path, code)).toEqual([]);
	});
});
