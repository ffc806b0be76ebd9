export interface OpenStreams {
	/** Counts one more for this user, until the answer is called; undefined when there are too many already. */
	enter(userId: string): (() => void) | undefined;
}

/** How many streams each user has open in this process, and no more than that. */
export function openStreams(maxPerUser: number): OpenStreams {
	const open = new Map<string, number>();
	return {
		enter(userId) {
			const count = open.get(userId) ?? 0;
			if (count >= maxPerUser) return undefined;
			open.set(userId, count + 1);
			return () => {
				const left = (open.get(userId) ?? 1) - 1;
				if (left > 0) open.set(userId, left);
				else open.delete(userId);
			};
		}
	};
}
