import type { Law } from '../law.ts';
import { audit } from './audit.ts';
import { catalog } from './catalog.ts';
import { consequences } from './consequences.ts';
import { entering } from './entering.ts';
import { formerMembers } from './former-members.ts';
import { isolation } from './isolation.ts';
import { retention } from './retention.ts';
import { roles } from './roles.ts';

/** What is done comes before what it is read off: a broken policy should be seen by what it lets through. */
export const laws: Law[] = [
	...isolation,
	...entering,
	...roles,
	...audit,
	...consequences,
	...formerMembers,
	...retention,
	...catalog
];
