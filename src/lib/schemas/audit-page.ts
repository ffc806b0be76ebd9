import { z } from 'zod';
import { auditFilter } from './audit.ts';

/** A form without JavaScript sends the fields that nobody filled in as well. */
const withoutEmpty = (query: unknown): unknown =>
	Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== ''));

/** What the audit log's page asks for. */
export const auditPageQuery = z.preprocess(
	withoutEmpty,
	z.strictObject({
		...auditFilter,
		/** The id of the last entry of the page before. */
		cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional()
	})
);
