/** What of a board is shown, as the address says it: every part of a filter can be bookmarked. */
export interface Filter {
	/** Part of a title or a description. */
	q: string;
	/** A member's id, `none` for what nobody has, or nothing for everybody's. */
	assignee: string;
}

interface Filtered {
	title: string;
	description: string;
	assigneeId: string | null;
}

export const filterOf = (query: URLSearchParams): Filter => ({
	q: query.get('q')?.trim() ?? '',
	assignee: query.get('assignee') ?? ''
});

export const isFiltering = ({ q, assignee }: Filter): boolean => q !== '' || assignee !== '';

export function fits(ticket: Filtered, { q, assignee }: Filter): boolean {
	if (assignee !== '' && assignee !== (ticket.assigneeId ?? 'none')) return false;
	const wanted = q.toLocaleLowerCase();
	return [ticket.title, ticket.description].some((text) =>
		text.toLocaleLowerCase().includes(wanted)
	);
}
