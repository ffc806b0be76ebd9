import { PASSWORD, PEOPLE } from './people.ts';
import { ORGANIZATIONS } from './plant.ts';

/** How to sign in as whom, for people to read. */
export function signInHelp(): string {
	const lines = ORGANIZATIONS.flatMap(({ slug, name, members }) => [
		`  ${name}: /${slug}`,
		...members.map(([key, role]) => `    ${PEOPLE[key].email.padEnd(24)} ${role}`)
	]);
	return `\n${lines.join('\n')}\n\n  Sign in at /sign-in. Everybody's password: ${PASSWORD}\n`;
}
