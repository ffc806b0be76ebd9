/** Who may do what: the one place that says it. The database asks it anew with every unit of work. */
export const ROLES = ['viewer', 'member', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

const everybody = ROLES;
const contributors = ['member', 'admin', 'owner'] as const;
const administrators = ['admin', 'owner'] as const;
const owners = ['owner'] as const;

const allowed = {
	'ticket:read': everybody,
	'ticket:create': contributors,
	'ticket:update': contributors,
	'ticket:delete': administrators,
	'attachment:create': contributors,
	'member:manage': administrators,
	'settings:manage': administrators,
	'audit:read': administrators,
	'organization:delete': owners
} satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof allowed;

/** The roles that have a permission. */
export const rolesWith = (permission: Permission): readonly Role[] => allowed[permission];

/** What a role may do. */
export const permissionsOf = (role: Role): Permission[] =>
	(Object.keys(allowed) as Permission[]).filter((permission) =>
		rolesWith(permission).includes(role)
	);
