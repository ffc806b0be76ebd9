import { writeFileSync } from 'node:fs';
import type { EnvSchema } from '../src/env-schema.ts';
import { variables } from '../src/env.ts';

interface Variable {
	description: string;
	example: string;
	schema: EnvSchema<string | number | { quota: number; windowSeconds: number } | undefined>;
}

/** How a default would be written in a `.env` file; undefined when there is none. */
function defaultOf({ schema }: Variable): string | undefined {
	const result = schema['~standard'].validate(undefined);
	if ('issues' in result || result.value === undefined) return undefined;
	const { value } = result;
	return typeof value === 'object' ? `${value.quota}/${value.windowSeconds}` : String(value);
}

/** The text of `.env.example`: every variable of `src/env.ts`, commented out, with what it is for. */
export function envExample(): string {
	const blocks = Object.entries<Variable>(variables).map(([name, variable]) => {
		const preset = defaultOf(variable);
		const note = preset === undefined ? 'Not set by default.' : `Default: ${preset}`;
		return `# ${variable.description}\n# ${note}\n# ${name}=${variable.example}\n`;
	});
	const head =
		'# Copy to .env and uncomment what you need: without any of it, Slipway runs on its defaults.\n' +
		'# Generated from src/env.ts by `npm run env:example`.\n';
	return [head, ...blocks].join('\n');
}

if (import.meta.main) {
	writeFileSync('.env.example', envExample());
	console.log('.env.example is up to date with src/env.ts.');
}
