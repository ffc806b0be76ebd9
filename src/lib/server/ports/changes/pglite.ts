import type { PgliteDatabase } from '../database/pglite.ts';
import type { Changes } from './index.ts';
import { CHANNEL, subscriberList } from './subscriber-list.ts';

/** The notifications of the database inside this process, which nobody else can write to. */
export async function pgliteChanges({ listen }: Pick<PgliteDatabase, 'listen'>): Promise<Changes> {
	const subscribers = subscriberList();
	let isClosed = false;
	const unlisten = await listen(CHANNEL, subscribers.tell);
	return {
		async subscribe(boardId, subscriber) {
			if (isClosed) throw new Error('Changes are not told any more.');
			return subscribers.add(boardId, subscriber);
		},
		async close() {
			isClosed = true;
			subscribers.closeAll();
			await unlisten();
		}
	};
}
