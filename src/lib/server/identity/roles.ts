import { createAccessControl } from 'better-auth/plugins/access';
import { defaultStatements } from 'better-auth/plugins/organization/access';
import { rolesWith, type Role } from '../tenancy/permissions.ts';

/** What better-auth's organization plugin can ask for, as far as anyone here may do it. */
const management = {
	member: ['create', 'update', 'delete'],
	invitation: ['create', 'cancel']
} as const;

export const accessControl = createAccessControl(defaultStatements);

const roleFor = (role: Role) =>
	accessControl.newRole(rolesWith('member:manage').includes(role) ? management : {});

/** Our roles as better-auth knows them; the one table that says who may do what is tenancy/permissions.ts. */
export const roles = {
	viewer: roleFor('viewer'),
	member: roleFor('member'),
	admin: roleFor('admin'),
	owner: roleFor('owner')
} satisfies Record<Role, unknown>;
