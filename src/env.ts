/**
 * Every environment variable, once: what it must look like, what it is without a value, what it is for.
 * `.env.example` is generated from this file (`npm run env:example`), and nothing else reads the environment.
 */
import { defineEnvVars } from '@sveltejs/kit/env';
import { access } from './env/access.ts';
import { database } from './env/database.ts';
import { deployment } from './env/deployment.ts';
import { nodeServer } from './env/node-server.ts';
import { observability } from './env/observability.ts';
import { signIn } from './env/sign-in.ts';
import { storage } from './env/storage.ts';

export const variables = defineEnvVars({
	...deployment,
	...nodeServer,
	...database,
	...signIn,
	...storage,
	...access,
	...observability
});
