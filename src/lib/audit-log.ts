/** What the audit log can say happened, and to what. Without its schema, which is heavy: pages load this. */
export const AUDIT_ACTIONS = ['insert', 'update', 'delete'] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The tables whose changes are recorded (drizzle/0003_tenancy.sql). */
export const AUDIT_RESOURCES = [
	'organizations',
	'members',
	'invitations',
	'boards',
	'tickets',
	'comments',
	'attachments',
	'integrations'
] as const;

export type AuditResource = (typeof AUDIT_RESOURCES)[number];
