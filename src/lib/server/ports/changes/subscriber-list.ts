import type { Subscriber } from './index.ts';

/** Where the triggers of drizzle/0003_tenancy.sql say which board changed. */
export const CHANNEL = 'board_changes';

export interface SubscriberList {
	add: (boardId: string, subscriber: Subscriber) => () => void;
	isEmpty: () => boolean;
	tell: (boardId: string) => void;
	tellAll: () => void;
	closeAll: () => void;
}

/** Who listens to which board, in this process. */
export function subscriberList(): SubscriberList {
	const boards = new Map<string, Set<Subscriber>>();
	// A copy: who is told may leave, and come back.
	const everybody = () => [...boards.values()].flatMap((subscribers) => [...subscribers]);
	return {
		add(boardId, subscriber) {
			const subscribers = boards.get(boardId) ?? new Set();
			boards.set(boardId, subscribers.add(subscriber));
			return () => {
				subscribers.delete(subscriber);
				if (subscribers.size === 0 && boards.get(boardId) === subscribers) boards.delete(boardId);
			};
		},
		isEmpty: () => boards.size === 0,
		tell: (boardId) => [...(boards.get(boardId) ?? [])].forEach(({ changed }) => changed()),
		tellAll: () => everybody().forEach(({ changed }) => changed()),
		closeAll() {
			const all = everybody();
			boards.clear();
			all.forEach(({ closed }) => closed());
		}
	};
}
