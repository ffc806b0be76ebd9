import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AUTH_SECRETS, ENCRYPTION_KEYS } from '$app/env/private';
import type { Secrets } from '../../services.ts';

const kept = z.object({ sessions: z.string(), encryption: z.string() });

/**
 * For development alone: secrets of this machine, made at the first start and kept in `folder`, so that nobody is signed
 * out by a restart. Those that the environment names come first.
 */
export function developmentSecrets(folder: string): Secrets {
	const own = readOrMake(join(folder, 'development-secrets.json'));
	return {
		sessions: AUTH_SECRETS ?? new Map([[1, own.sessions]]),
		encryption: ENCRYPTION_KEYS ?? new Map([[1, own.encryption]])
	};
}

function readOrMake(path: string): z.infer<typeof kept> {
	try {
		return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
	} catch {
		const random = () => randomBytes(32).toString('base64');
		const made = { sessions: random(), encryption: random() };
		mkdirSync(join(path, '..'), { recursive: true });
		writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
		return made;
	}
}
