import { afterAll, beforeAll, vi } from 'vitest';
import { describeRateLimiter } from './contract.ts';
import { memoryRateLimiter } from './memory.ts';

// The library reads the process's own clock and timers.
beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

describeRateLimiter('memory', {
	create: memoryRateLimiter,
	advance: async (seconds) => {
		await vi.advanceTimersByTimeAsync(seconds * 1000);
	}
});
