import type { z } from 'zod';

/** The part of https://standardschema.dev that SvelteKit asks of an environment variable. */
interface EnvSchema<Output> {
	readonly '~standard': {
		readonly version: 1;
		readonly vendor: string;
		readonly types?: { readonly input: string | undefined; readonly output: Output };
		readonly validate: (
			value: unknown
		) => { readonly value: Output } | { readonly issues: readonly { readonly message: string }[] };
	};
}

/**
 * A zod type as SvelteKit wants it, with a message a person can act on: what is wrong, and a value that would be
 * right. The value itself is never repeated, it may be a secret. An empty string counts as not set.
 */
function standardSchema<T extends z.ZodType>(type: T, example: string): EnvSchema<z.output<T>> {
	return {
		'~standard': {
			version: 1,
			vendor: 'slipway',
			validate(value) {
				const result = type.safeParse(value === '' ? undefined : value);
				if (result.success) return { value: result.data };
				const problem = value ? 'malformed' : 'missing';
				return {
					issues: result.error.issues.map(({ message }) => ({
						message: `${problem}: ${message}. Example: ${example}`
					}))
				};
			}
		}
	};
}

/**
 * A variable's value as the app would see it, for commands that run without the app.
 * @throws Error that names the variable
 */
export function readVariable<Output>(
	[name, { schema }]: [name: string, { schema: EnvSchema<Output> }],
	env: Record<string, string | undefined>
): Output {
	const result = schema['~standard'].validate(env[name]);
	if ('value' in result) return result.value;
	throw new Error(`${name}\n${result.issues.map(({ message }) => `  - ${message}`).join('\n')}`);
}

/** What is said of a variable besides its type. */
export interface About {
	description: string;
	example: string;
	/** Reaches the browser; its name starts with PUBLIC_. */
	public?: boolean;
	/** Must not be written into a file of the project, such as a host's configuration. */
	secret?: boolean;
	/** Where it has a meaning; everywhere, unless it says otherwise. */
	on?: 'node' | 'serverless';
}

/** One line of src/env.ts. */
export function variable<T extends z.ZodType, A extends About>(type: T, about: A) {
	return { ...about, schema: standardSchema(type, about.example) };
}
