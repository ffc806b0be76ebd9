import { followBoard } from '$lib/board/follow-board';
import type { BoardData } from './board-data';

/** Where nobody tells of changes, an open page asks this often. */
const POLL_MS = 5000;

/** Calls `refresh` when something on the page's board changed, or may have; returns what ends that. */
export const followOpenBoard = (
	{ liveUpdates, organization, board }: Pick<BoardData, 'liveUpdates' | 'organization' | 'board'>,
	refresh: () => void
): (() => void) =>
	followBoard({
		how: liveUpdates,
		openEvents: () =>
			new EventSource(`/api/organizations/${organization.slug}/boards/${board.slug}/events`),
		refresh,
		pollMs: POLL_MS,
		document
	});
