import type { TicketStatus } from '../../src/lib/ticket-statuses.ts';
import type { Role } from '../../src/lib/server/tenancy/permissions.ts';
import type { PersonKey } from './people.ts';

export interface SeededTicket {
	title: string;
	description?: string;
	/** Who made it. */
	by: PersonKey;
	assignee?: PersonKey;
	/** Days from today; negative for what is late. */
	dueInDays?: number;
	comments?: readonly (readonly [by: PersonKey, body: string])[];
}

export interface SeededBoard {
	slug: string;
	name: string;
	columns: Readonly<Record<TicketStatus, readonly SeededTicket[]>>;
}

export interface SeededOrganization {
	slug: string;
	name: string;
	/** The first owner makes the boards. */
	members: readonly (readonly [PersonKey, Role])[];
	boards: readonly SeededBoard[];
}
