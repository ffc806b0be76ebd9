import { expect, test } from 'vitest';
import { permissionsOf, ROLES, rolesWith } from './permissions.ts';

test.each([
	['viewer', ['ticket:read']],
	['member', ['ticket:read', 'ticket:create', 'ticket:update', 'attachment:create']],
	['admin', ['ticket:delete', 'member:manage', 'settings:manage', 'audit:read']],
	['owner', ['ticket:delete', 'member:manage', 'settings:manage', 'audit:read']]
] as const)('a %s may do what the table says', (role, permissions) => {
	expect(permissionsOf(role)).toEqual(expect.arrayContaining([...permissions]));
});

test('whoever has the higher role may do all that the lower one may', () => {
	for (const [index, role] of ROLES.entries()) {
		const lower = ROLES[index - 1];
		if (lower) expect(permissionsOf(role)).toEqual(expect.arrayContaining(permissionsOf(lower)));
	}
});

test('only administrators see the audit log', () => {
	expect(rolesWith('audit:read')).toEqual(['admin', 'owner']);
});
