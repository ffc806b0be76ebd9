import { AUTH_SECRETS, ENCRYPTION_KEYS } from '$app/env/private';
import { variables } from '../../../env.ts';
import type { Secrets } from '../services.ts';

/**
 * The secrets that the environment names.
 * @throws Error that names the variable which is missing
 */
export function readSecrets(): Secrets {
	if (!AUTH_SECRETS) throw missing('AUTH_SECRETS');
	if (!ENCRYPTION_KEYS) throw missing('ENCRYPTION_KEYS');
	return { sessions: AUTH_SECRETS, encryption: ENCRYPTION_KEYS };
}

function missing(name: 'AUTH_SECRETS' | 'ENCRYPTION_KEYS'): Error {
	const how = '`openssl rand -base64 32` makes one';
	return new Error(
		`${name}\n  - missing: ${how}, to be set as 1:… Example: ${variables[name].example}`
	);
}
