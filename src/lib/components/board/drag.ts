/** Dragging cards with a mouse, a pen or a finger. Loaded late, because nobody needs it to see a board. */
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
	draggable,
	dropTargetForElements,
	monitorForElements,
	type ElementDragPayload
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types';
import type { Attachment } from 'svelte/attachments';
import type { Hover } from '$lib/board/order';
import { isTicketStatus, type TicketStatus } from '$lib/ticket-statuses';

/** Takes a card along, and is where another can be dropped. */
export const card =
	(id: string): Attachment<HTMLElement> =>
	(element) =>
		combine(
			draggable({ element, getInitialData: () => ({ ticket: id }) }),
			dropTargetForElements({
				element,
				canDrop: ({ source }) => source.data.ticket !== id,
				getData: ({ input }) => {
					const { top, height } = element.getBoundingClientRect();
					return { ticket: id, half: input.clientY < top + height / 2 ? 'upper' : 'lower' };
				}
			})
		);

/** Is where a card can be dropped beside others. */
export const column =
	(status: TicketStatus): Attachment<HTMLElement> =>
	(element) =>
		dropTargetForElements({ element, getData: () => ({ status }) });

interface Handlers {
	start: (id: string) => void;
	/** Called with undefined when no column is below. */
	hover: (id: string, hover: Hover | undefined) => void;
	end: (id: string) => void;
}

/** Tells what is dragged where, until the answer is called. */
export function watch({ start, hover, end }: Handlers): () => void {
	const idOf = ({ source }: { source: ElementDragPayload }) => String(source.data.ticket);
	return monitorForElements({
		onDragStart: (event) => start(idOf(event)),
		onDrag: (event) => hover(idOf(event), hoverOf(event.location)),
		onDropTargetChange: (event) => hover(idOf(event), hoverOf(event.location)),
		// Also when it was cancelled: then there is no drop target.
		onDrop(event) {
			hover(idOf(event), hoverOf(event.location));
			end(idOf(event));
		}
	});
}

/** What is below the pointer, of which the innermost comes first. */
function hoverOf({ current }: DragLocationHistory): Hover | undefined {
	const status = current.dropTargets.at(-1)?.data.status;
	if (!isTicketStatus(status)) return undefined;
	const { ticket, half } = current.dropTargets[0]?.data ?? {};
	if (typeof ticket !== 'string') return { status };
	return { status, over: { id: ticket, half: half === 'upper' ? 'upper' : 'lower' } };
}
