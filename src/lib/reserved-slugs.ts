/**
 * What addresses mean already. No organization may have a name of the first list, because /{organization} would lead
 * elsewhere; no board one of the second, because /{organization}/{board} would.
 */
const FIRST_WORDS = [
	'account',
	'api',
	'docs',
	'healthz',
	'invitations',
	'lab',
	'license',
	'metrics',
	'ops',
	'organizations',
	'preferences',
	'problems',
	'readyz',
	'sign-in',
	'sign-out',
	'sign-up',
	'storage'
];
const SECOND_WORDS = ['audit', 'integrations', 'members', 'settings', 'usage'];

export const RESERVED_ORGANIZATION_SLUGS: ReadonlySet<string> = new Set(FIRST_WORDS);
export const RESERVED_BOARD_SLUGS: ReadonlySet<string> = new Set(SECOND_WORDS);
