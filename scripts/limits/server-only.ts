import { globSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { About } from '../../src/env/schema.ts';
import { variables } from '../../src/env.ts';
import type { ServerOnly } from './rules/client-secrets.ts';

/** Of the project's root; the example has no secrets. */
const ENV_FILES = ['.env', '.env.*'];
const EXAMPLE = '.env.example';

/** What browsers must not get to see: src/env.ts says which names, this machine which values. */
export function serverOnly(): ServerOnly {
	const declared = Object.entries<About>(variables);
	const files = globSync(ENV_FILES, { exclude: [EXAMPLE] });
	const set = files.map((file) => parseEnv(readFileSync(file, 'utf8')));
	const environments = [process.env, ...set];
	const values: Record<string, string> = {};
	for (const [name, { secret }] of declared) {
		for (const [index, { [name]: value }] of environments.entries()) {
			if (secret && value)
				values[index === 0 ? name : `${name} (${files[index - 1] ?? ''})`] = value;
		}
	}
	return {
		names: declared.filter(([, about]) => !about.public).map(([name]) => name),
		values
	};
}
