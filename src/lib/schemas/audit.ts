import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_RESOURCES } from '../audit-log.ts';
import { pageQuery } from './pages.ts';

const day = z.iso.date().refine((date) => date >= '1900-01-01', { error: 'expected a later day' });

/** Which entries of the audit log; days are those of UTC. */
export const auditFilter = {
	actorId: z.uuid().optional(),
	resource: z.enum(AUDIT_RESOURCES).optional(),
	action: z.enum(AUDIT_ACTIONS).optional(),
	/** The first day. */
	from: day.optional(),
	/** The last day. */
	to: day.optional()
};

export const auditQuery = z.strictObject({ ...pageQuery, ...auditFilter });
