import { describeDefer } from './contract.ts';
import { trackedDefer } from './tracked.ts';

describeDefer('tracked', (errors) => {
	const defer = trackedDefer(errors);
	return { defer, settled: () => defer.settled() };
});
