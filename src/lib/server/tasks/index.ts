import type { Services } from '../services.ts';
import { pruneVitals } from '../vitals/prune-vitals.ts';

/** What schedulers call by name. Each may be called twice, or again after it failed half way. */
export const tasks: Readonly<Record<string, (services: Services) => Promise<void>>> = {
	prune: ({ database }) => pruneVitals(database)
};
