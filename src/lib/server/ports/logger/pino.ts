import { pino, stdTimeFunctions } from 'pino';
import { redact } from '../../../redact.ts';
import type { Logger, LoggerOptions } from './index.ts';
import { pinoPort } from './pino-port.ts';

/** pino on Node. Its own `redact` only knows paths of a fixed depth, so ours runs in the formatters. */
export function pinoLogger({ level, bindings, write, flush }: LoggerOptions): Logger {
	const logger = pino(
		{
			level,
			base: bindings,
			timestamp: stdTimeFunctions.isoTime,
			// redact() has made a plain object of the error; pino's own serializer would take it for another kind.
			serializers: { err: (value: unknown) => value },
			formatters: {
				level: (label) => ({ level: label }),
				log: (fields) => redact(fields) as Record<string, unknown>
			}
		},
		{ write: (line) => write(line.trimEnd()) }
	);
	return pinoPort(logger, flush);
}
