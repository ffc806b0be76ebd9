import type { Violation } from '../violation.ts';

/** What must not be found in a file that anybody can fetch. */
export interface ServerOnly {
	/** Names of private variables. */
	names: readonly string[];
	/** Values of secret variables on this machine, by name. */
	values: Readonly<Record<string, string>>;
}

/** Module ids that exist on the server alone. */
const SERVER_MODULES = /\$env\/|\$app\/env\/private|\$lib\/server\/|\.svelte-kit\/output\/server/;

const nameIn = (text: string, names: readonly string[]): string | undefined =>
	new RegExp(`\\b(${names.join('|')})\\b`).exec(text)?.[0];

/** Names, values and modules of the server in the text of a published file. Values are never repeated. */
export function findSecrets(
	file: string,
	text: string,
	{ names, values }: ServerOnly
): Violation[] {
	const violation = (found: string, remedy: string): Violation => ({
		file,
		rule: 'client-secrets',
		found,
		allowed: 'nothing that only the server may know',
		remedy
	});
	// A page may tell its readers of a variable; a script that names one has brought along what reads it.
	const name = file.endsWith('.js') ? nameIn(text, names) : undefined;
	const module = SERVER_MODULES.exec(text)?.[0];
	const leaked = Object.entries(values).filter(([, value]) => text.includes(value));
	return [
		...(name
			? [
					violation(
						`the name of the private variable ${name}`,
						'Let the page get what it needs from a load function; declare the variable public only if anybody may know it.'
					)
				]
			: []),
		...(module
			? [
					violation(
						`the server's module ${module}`,
						'Move what both sides need out of $lib/server.'
					)
				]
			: []),
		...leaked.map(([variable]) =>
			violation(
				`the value of the secret ${variable}`,
				'Replace the secret at once, wherever it is valid; then find out which module brought it here.'
			)
		)
	];
}
