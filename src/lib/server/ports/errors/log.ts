import type { Logger } from '../logger/index.ts';
import type { ErrorReporter } from './index.ts';

/** Reports to the log alone, with stack and causes. */
export function logErrors(logger: Logger): ErrorReporter {
	return {
		report(error, context) {
			logger.error({ ...context, err: error }, 'unexpected error');
		}
	};
}
