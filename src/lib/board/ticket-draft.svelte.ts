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
	}

	/** Somebody else has saved the ticket since this was begun: all that differs may be theirs. */
	contest(): void {
		this.#conflicts = differing(this.#saved, this.fields);
	}

	/** The server took what was written, perhaps without the white space around it; what was typed since is not saved. */
	accepted(sent: TicketFields): void {
		this.#saved = sent;
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
