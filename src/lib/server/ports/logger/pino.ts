import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';
import { redact } from '../../redact.ts';
import type { Logger, LoggerOptions } from './index.ts';

/** pino on Node. Its own `redact` only knows paths of a fixed depth, so ours runs in the formatters. */
export function pinoLogger({ level, bindings, write }: LoggerOptions): Logger {
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
	return redactingChildren(logger);
}

/** Formatters do not see a child's bindings. */
function redactingChildren(logger: PinoLogger): Logger {
	return {
		debug: (fields, message) => logger.debug(fields, message),
		info: (fields, message) => logger.info(fields, message),
		warn: (fields, message) => logger.warn(fields, message),
		error: (fields, message) => logger.error(fields, message),
		child: (bindings) =>
			redactingChildren(logger.child(redact(bindings) as Record<string, unknown>))
	};
}
