import { pinoLogger } from '../logger/pino.ts';
import { describeErrorReporter } from './contract.ts';
import { logErrors } from './log.ts';

describeErrorReporter('log', () => {
	const lines: string[] = [];
	const logger = pinoLogger({
		level: 'info',
		bindings: {},
		write: (line) => lines.push(line),
		flush: () => Promise.resolve()
	});
	return { errors: logErrors(logger), arrived: async () => lines };
});
