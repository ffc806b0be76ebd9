import { describeDefer } from './contract.ts';
import { trackedDefer } from './tracked.ts';

describeDefer('tracked', (onFailure) => {
	const defer = trackedDefer(onFailure);
	return { defer, settled: () => defer.settled() };
});
