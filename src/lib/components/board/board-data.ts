import type { Deployment } from '$lib/server/services';
import type { BoardSummary } from '$lib/server/boards/board-summary';
import type { Organization } from '$lib/server/organizations/read-organization';
import type { MemberName } from '$lib/server/organizations/member-names';
import type { Ticket } from '$lib/server/tickets/ticket';
import type { Locale } from '$paraglide/runtime';

/** What the page of a board loads. */
export interface BoardData {
	locale: Locale;
	organization: Organization;
	board: BoardSummary;
	tickets: Ticket[];
	members: MemberName[];
	/** The visitor's id. */
	me: string;
	/** YYYY-MM-DD */
	today: string;
	liveUpdates: Deployment['capabilities']['liveUpdates'];
}
