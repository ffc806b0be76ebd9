import { describeLogger } from './contract.ts';
import { jsonLinesLogger } from './json-lines.ts';
import { pinoLogger } from './pino.ts';

describeLogger('pino', pinoLogger);
describeLogger('JSON lines', jsonLinesLogger);
