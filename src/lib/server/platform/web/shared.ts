import {
	DATABASE_HTTP_ENDPOINT,
	DATABASE_QUERY_TIMEOUT_MS,
	DATABASE_URL,
	LOG_LEVEL,
	RATE_LIMIT_READ,
	RATE_LIMIT_SIGN_IN,
	RATE_LIMIT_WRITE
} from '$app/env/private';
import { neonDatabase } from '../../ports/database/neon-http.ts';
import type { Database } from '../../ports/database/index.ts';
import { jsonLinesLogger } from '../../ports/logger/json-lines.ts';
import type { Logger } from '../../ports/logger/index.ts';
import type { Limit, Policy, RateLimiter } from '../../ports/rate-limit/index.ts';
import { memoryRateLimiter } from '../../ports/rate-limit/memory.ts';
import { rateLimiterPerPolicy } from '../../ports/rate-limit/per-policy.ts';
import { postgresRateLimiter } from '../../ports/rate-limit/postgres.ts';
import type { Storage } from '../../ports/storage/index.ts';
import type { Runtime, Secrets, Target } from '../../services.ts';
import { readSecrets } from '../secrets.ts';
import { openS3 } from '../storage.ts';

/** A port and what it is made of, as `/api/info` names it. */
export interface Made<Port> {
	port: Port;
	of: string;
}

/** What lives as long as the instance does: nothing in here belongs to a request. */
export interface Shared {
	logger: Logger;
	/** Keeps no connection: every unit of work is a request of its own. */
	database: Database;
	limits: Record<Policy, Limit>;
	counted: Made<RateLimiter>;
	storage: Storage | undefined;
	secrets: Secrets;
}

/** @throws Error that names the variable which is missing */
export function openShared(bindings: { target: Target; runtime: Runtime }): Shared {
	const database = openDatabase();
	const limits = {
		read: RATE_LIMIT_READ,
		write: RATE_LIMIT_WRITE,
		'sign-in': RATE_LIMIT_SIGN_IN
	};
	const logger = jsonLinesLogger({
		level: LOG_LEVEL,
		bindings: { target: bindings.target, runtime: bindings.runtime },
		write: (line) => console.log(line),
		flush: () => Promise.resolve()
	});
	return {
		logger,
		database,
		limits,
		counted: countedInDatabase(database, limits),
		storage: openS3(),
		secrets: readSecrets()
	};
}

function openDatabase(): Database {
	if (!DATABASE_URL) {
		throw new Error(
			'DATABASE_URL\n  - missing: there is no disk for an embedded database here. ' +
				'Example: postgresql://app:password@db.example/slipway'
		);
	}
	return neonDatabase({
		connectionString: DATABASE_URL,
		fetchEndpoint: DATABASE_HTTP_ENDPOINT,
		queryTimeoutMs: DATABASE_QUERY_TIMEOUT_MS
	});
}

/** What writes is counted together, across all instances; what reads, by each for itself and without a round trip. */
function countedInDatabase(database: Database, limits: Record<Policy, Limit>): Made<RateLimiter> {
	const together = postgresRateLimiter(database, limits);
	const port = rateLimiterPerPolicy({
		read: memoryRateLimiter(limits),
		write: together,
		'sign-in': together
	});
	return { port, of: 'reads in memory, writes in PostgreSQL' };
}
