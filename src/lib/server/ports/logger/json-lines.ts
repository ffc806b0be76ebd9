import pino from 'pino/browser.js';
import { redact } from '../../../redact.ts';
import type { Logger, LoggerOptions } from './index.ts';
import { pinoPort } from './pino-port.ts';

/** pino's build for places without Node streams (Workers, edge): the same lines, through any `write`. */
export function jsonLinesLogger({ level, bindings, write, flush }: LoggerOptions): Logger {
	const logger = pino({
		level,
		timestamp: false,
		browser: {
			asObject: true,
			formatters: { level: (label) => ({ level: label, time: new Date().toISOString() }) },
			write: (fields) => write(JSON.stringify(redact(fields)))
		}
	});
	return pinoPort(logger.child(bindings), flush);
}
