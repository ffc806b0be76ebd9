/** What people write on a ticket; the status changes by moving. */
export interface TicketFields {
	title: string;
	description: string;
	assigneeId: string | null;
	dueDate: string | null;
}

export type FieldName = keyof TicketFields;

const FIELD_NAMES = ['title', 'description', 'assigneeId', 'dueDate'] as const;

export const differing = (one: TicketFields, other: TicketFields): FieldName[] =>
	FIELD_NAMES.filter((name) => one[name] !== other[name]);

/**
 * What becomes of somebody's draft when somebody else has saved: what they touched stays theirs, the rest follows.
 * @param base what the draft was begun from
 * @returns the draft, and the fields that both have changed, to something else each
 */
export function reconcile(base: TicketFields, draft: TicketFields, current: TicketFields) {
	const touched = differing(base, draft);
	const mine = Object.fromEntries(touched.map((name) => [name, draft[name]]));
	const theirs = differing(base, current);
	return {
		draft: { ...fieldsOf(current), ...mine },
		conflicts: touched.filter((name) => theirs.includes(name) && draft[name] !== current[name])
	};
}

/** The fields alone. */
export const fieldsOf = ({
	title,
	description,
	assigneeId,
	dueDate
}: TicketFields): TicketFields => ({
	title,
	description,
	assigneeId,
	dueDate
});
