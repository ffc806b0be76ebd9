import { describeDefer } from './contract.ts';
import { waitUntilDefer } from './wait-until.ts';

describeDefer('waitUntil', (onFailure) => {
	const waiting: Promise<unknown>[] = [];
	const settled = async () => {
		// As platforms do: what was added meanwhile is waited for as well.
		for (const work of waiting) await work;
	};
	return { defer: waitUntilDefer((work) => void waiting.push(work), onFailure), settled };
});
