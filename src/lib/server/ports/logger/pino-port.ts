import type { Logger as PinoLogger } from 'pino';
import { redact } from '../../../redact.ts';
import type { Logger } from './index.ts';

/** Either build of pino as our port. Its formatters do not see a child's bindings, so they are redacted here. */
export function pinoPort(logger: PinoLogger, flush: () => Promise<void>): Logger {
	return {
		debug: (fields, message) => logger.debug(fields, message),
		info: (fields, message) => logger.info(fields, message),
		warn: (fields, message) => logger.warn(fields, message),
		error: (fields, message) => logger.error(fields, message),
		child: (bindings) => pinoPort(logger.child(redact(bindings) as Record<string, unknown>), flush),
		flush
	};
}
