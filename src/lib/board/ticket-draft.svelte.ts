import { differing, fieldsOf, reconcile, type FieldName, type TicketFields } from './reconcile';

/** What somebody writes on a ticket while others may save theirs. */
export class TicketDraft {
	fields: TicketFields;
	#conflicts = $state.raw<readonly FieldName[]>([]);
	#saved: TicketFields;

	/** @param written what was written before, when this is a page that says it could not be saved */
	constructor(saved: TicketFields, written: TicketFields = saved) {
		this.#saved = $state.raw(fieldsOf(saved));
		this.fields = $state(fieldsOf(written));
		this.#conflicts = differing(saved, written);
	}

	get isDirty(): boolean {
		return differing(this.#saved, this.fields).length > 0;
	}

	/** What others have written in fields that were written in here as well. */
	get conflicts(): FieldName[] {
		return differing(this.#saved, this.fields).filter((name) => this.#conflicts.includes(name));
	}

	/** The ticket is something else now. */
	follow(current: TicketFields): void {
		const { draft, conflicts } = reconcile(this.#saved, this.fields, current);
		this.#conflicts = [...this.conflicts, ...conflicts];
		this.#saved = fieldsOf(current);
		this.fields = draft;
	}

	/** Gives up what was written in a field. */
	takeTheirs(name: FieldName): void {
		this.fields = { ...this.fields, [name]: this.#saved[name] };
	}
}
