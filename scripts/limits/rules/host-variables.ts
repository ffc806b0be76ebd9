import { readVariable, type About, type variable } from '../../../src/env/schema.ts';
import type { Violation } from '../violation.ts';

type Declared = About & Pick<ReturnType<typeof variable>, 'schema'>;
/** src/env.ts, by name. */
export type Declarations = Readonly<Record<string, Declared>>;

/** What one of a host's files sets for the app. */
export interface HostVariables {
	file: string;
	values: Readonly<Record<string, unknown>>;
	/** Names that the build and the host read, and the app does not. */
	buildTime: readonly string[];
}

/** What is wrong with `value`, and what to do about it; undefined when nothing is. */
function complaint(
	name: string,
	value: unknown,
	declared: Declared | undefined
): [found: string, remedy: string] | undefined {
	if (!declared) {
		return [`${name}, which src/env.ts does not declare`, 'Declare it there, or remove it here.'];
	}
	if (declared.secret) {
		return [
			`${name}, which is a secret`,
			"Remove it here, replace the secret if it was committed, and set it with the host's own command for secrets."
		];
	}
	if (declared.on === 'node') {
		return [`${name}, which has a meaning on Node only`, 'Remove it here.'];
	}
	if (typeof value !== 'string') return [`${name} that is no text`, 'Write it in quotes.'];
	try {
		readVariable([name, declared], { [name]: value });
		return undefined;
	} catch (error) {
		return [
			error instanceof Error ? error.message.replace(/\s+/g, ' ') : name,
			'Correct the value.'
		];
	}
}

/** Variables in a host's file that src/env.ts does not know, or would refuse, or that must not be there. */
export function findHostVariables(
	{ file, values, buildTime }: HostVariables,
	declarations: Declarations
): Violation[] {
	return Object.entries(values)
		.filter(([name]) => !buildTime.includes(name))
		.map(([name, value]) => complaint(name, value, declarations[name]))
		.filter((found) => found !== undefined)
		.map(([found, remedy]) => ({
			file,
			rule: 'host-variables',
			found,
			allowed: 'what src/env.ts declares for this host, with a value it accepts',
			remedy
		}));
}
