import type { Logger } from '../logger/index.ts';
import type { ErrorReporter } from './index.ts';

/** Reports to the log alone, with stack and causes. Requests have their line in the access log already. */
export function logErrors(logger: Logger): ErrorReporter {
	return {
		report(error, context) {
			logger.error({ ...context, err: error }, 'unexpected error');
		},
		observe: () => undefined,
		flush: () => logger.flush()
	};
}
