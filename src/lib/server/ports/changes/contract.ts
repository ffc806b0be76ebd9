import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Changes, Subscriber } from './index.ts';

const HARBOUR = 'a6b6c3cc-6c3d-4a6e-9a3a-0a4ad0d4ad01';
const KITES = 'b6b6c3cc-6c3d-4a6e-9a3a-0a4ad0d4ad02';

interface Subject {
	changes: Changes;
	/** Does in the database what a change of the board does. */
	notify: (boardId: string) => Promise<unknown>;
}

/** Writes down what it is told; `next` resolves with the next telling. */
function listener() {
	const changed = vi.fn<Subscriber['changed']>();
	const closed = vi.fn<Subscriber['closed']>();
	const next = () => new Promise<void>((resolve) => changed.mockImplementationOnce(resolve));
	return { changed, closed, next };
}

/** What every implementation must do. */
export function describeChanges(name: string, create: () => Promise<Subject>) {
	describe(`changes: ${name}`, { timeout: 60_000 }, () => {
		let subject: Subject;
		beforeAll(async () => {
			subject = await create();
		}, 60_000);
		afterAll(() => subject.changes.close());

		test('everybody who is subscribed to a board hears of its change', async () => {
			const { changes, notify } = subject;
			const [one, other] = [listener(), listener()];
			const leave = await Promise.all([
				changes.subscribe(HARBOUR, one),
				changes.subscribe(HARBOUR, other)
			]);
			const told = Promise.all([one.next(), other.next()]);
			await notify(HARBOUR);
			await told;
			leave.forEach((unsubscribe) => unsubscribe());
		});

		test('nobody hears of another board', async () => {
			const { changes, notify } = subject;
			const [harbour, kites] = [listener(), listener()];
			const leave = await Promise.all([
				changes.subscribe(HARBOUR, harbour),
				changes.subscribe(KITES, kites)
			]);
			// Notifications arrive in order: the first would have been heard before the second.
			const told = kites.next();
			await notify(HARBOUR);
			await notify(KITES);
			await told;
			expect(harbour.changed).toHaveBeenCalledOnce();
			expect(kites.changed).toHaveBeenCalledOnce();
			leave.forEach((unsubscribe) => unsubscribe());
		});

		test('who has left hears nothing more', async () => {
			const { changes, notify } = subject;
			const [gone, here] = [listener(), listener()];
			(await changes.subscribe(HARBOUR, gone))();
			const leave = await changes.subscribe(HARBOUR, here);
			const told = here.next();
			await notify(HARBOUR);
			await told;
			expect(gone.changed).not.toHaveBeenCalled();
			leave();
		});

		test('at the end, who still listens is told so, and nobody can begin to', async () => {
			const { changes } = await create();
			const listening = listener();
			await changes.subscribe(HARBOUR, listening);
			await changes.close();
			expect(listening.closed).toHaveBeenCalledOnce();
			await expect(changes.subscribe(HARBOUR, listener())).rejects.toThrow();
		});
	});
}
