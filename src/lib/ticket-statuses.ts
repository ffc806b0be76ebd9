/** The columns of a board, from left to right. */
export const TICKET_STATUSES = ['todo', 'doing', 'done'] as const;

export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const isTicketStatus = (value: unknown): value is TicketStatus =>
	TICKET_STATUSES.some((status) => status === value);
