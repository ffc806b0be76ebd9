import { describeRateLimiter } from './contract.ts';
import { memoryRateLimiter } from './memory.ts';

describeRateLimiter('memory', memoryRateLimiter);
