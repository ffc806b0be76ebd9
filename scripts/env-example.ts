import { writeFileSync } from 'node:fs';
import { readVariable } from '../src/env/schema.ts';
import { variables } from '../src/env.ts';

type Declared = (typeof variables)[keyof typeof variables];
type Limit = { quota: number; windowSeconds: number };
type Value = string | number | Limit | ReadonlyMap<number, string> | undefined;

/** How a default would be written in a `.env` file; undefined when there is none. */
function defaultOf(name: string, variable: Declared): string | undefined {
	const value = readVariable<Value>([name, variable], {});
	if (value === undefined) return undefined;
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	if (isLimit(value)) return `${value.quota}/${value.windowSeconds}`;
	throw new Error(`${name} has a default that no file could say.`);
}

const isLimit = (value: object): value is Limit => 'quota' in value;

const WHERE = { node: 'Only on Node.', serverless: 'Not on Node.' };

/** The text of `.env.example`: every variable of `src/env.ts`, commented out, with what it is for. */
export function envExample(): string {
	const blocks = Object.entries<Declared>(variables).map(([name, variable]) => {
		const preset = defaultOf(name, variable);
		const note = preset === undefined ? 'Not set by default.' : `Default: ${preset}`;
		const where = 'on' in variable ? ` ${WHERE[variable.on]}` : '';
		return `# ${variable.description}\n# ${note}${where}\n# ${name}=${variable.example}\n`;
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
