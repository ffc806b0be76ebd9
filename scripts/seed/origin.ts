import type { Origin } from '../../src/lib/server/tenancy/enter.ts';

/** How the audit log knows what was seeded. */
export const SEED: Omit<Origin, 'actorId'> = {
	requestId: 'seed',
	address: '',
	userAgent: 'npm run seed'
};
