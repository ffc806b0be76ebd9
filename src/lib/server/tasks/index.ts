import { sweep } from '../attachments/sweep.ts';
import { rotateKeys } from '../integrations/rotate-keys.ts';
import { prune } from '../retention/prune.ts';
import type { Services } from '../services.ts';
import type { Origin } from '../tenancy/enter.ts';

/** Answers how much of what it did, for whoever called. */
type Task = (services: Services, origin: Origin) => Promise<Record<string, number>>;

/** What schedulers and operators call by name. Each may be called twice, or again after it failed half way. */
export const tasks: Readonly<Record<string, Task>> = {
	prune: ({ database }, origin) => prune(database, origin),
	sweep: ({ database, storage }, origin) => sweep({ database, storage, origin }),
	'rotate-keys': async ({ database, secrets }, origin) => ({
		...(await rotateKeys(database, secrets.encryption, origin))
	})
};
