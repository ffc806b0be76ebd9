import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { guardMigrations, readMigrations } from '../../scripts/migrations/guard.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('the migrations make the schema that the tables describe; if not: npm run db:generate', () => {
	const folder = join(tempFolder('migrations'), 'drizzle');
	cpSync('drizzle', folder, { recursive: true });
	const { stdout, stderr } = spawnSync(
		'drizzle-kit',
		[
			'generate',
			'--dialect=postgresql',
			'--schema=./src/lib/server/**/table.ts',
			`--out=${relative('.', folder)}`
		],
		{ encoding: 'utf8' }
	);
	expect(stdout + stderr).toContain('No schema changes');
});

test('no migration harms who uses the database meanwhile, or says why it may (docs/migrations.md)', async () => {
	const migrations = readMigrations('drizzle');
	expect(migrations.length).toBeGreaterThan(4);
	expect(await guardMigrations(migrations)).toEqual([]);
});
