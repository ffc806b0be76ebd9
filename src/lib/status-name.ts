import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';
import type { TicketStatus } from './ticket-statuses';

const names = {
	todo: m.board_status_todo,
	doing: m.board_status_doing,
	done: m.board_status_done
} satisfies Record<TicketStatus, unknown>;

/** A column as people read it. */
export const statusName = (status: TicketStatus, locale: Locale): string =>
	names[status]({}, { locale });
