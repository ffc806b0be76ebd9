import { expect, test } from 'vitest';
import { TicketDraft } from './ticket-draft.svelte.ts';

const saved = { title: 'Paint', description: '', assigneeId: null, dueDate: null };

test('who has typed something would lose it', () => {
	const draft = new TicketDraft(saved);
	expect(draft.isDirty).toBe(false);
	draft.fields.description = 'Blue';
	expect(draft.isDirty).toBe(true);
});

test('what was written before is a draft, and no conflict', () => {
	const draft = new TicketDraft(saved, { ...saved, description: 'Blue' });
	expect([draft.isDirty, draft.conflicts]).toEqual([true, []]);
});

test('what was written before somebody else saved is a conflict, until one gives in', () => {
	const draft = new TicketDraft(saved, { ...saved, title: 'Paint the crane' });
	draft.contest();
	expect(draft.conflicts).toEqual(['title']);
	draft.takeTheirs('title');
	expect([draft.isDirty, draft.conflicts]).toEqual([false, []]);
});

test('what the server has trimmed is nobody else’s', () => {
	const draft = new TicketDraft(saved);
	const sent = { ...saved, title: 'Paint the crane ' };
	draft.fields = sent;
	draft.accepted(sent);
	draft.follow({ ...saved, title: 'Paint the crane' });
	expect([draft.fields.title, draft.isDirty, draft.conflicts]).toEqual([
		'Paint the crane',
		false,
		[]
	]);
});

test('what is typed while it is saved stays a draft', () => {
	const draft = new TicketDraft(saved);
	draft.fields = { ...saved, title: 'Paint the crane', description: 'Blue' };
	draft.accepted({ ...saved, title: 'Paint the crane' });
	draft.follow({ ...saved, title: 'Paint the crane' });
	expect([draft.fields.description, draft.isDirty, draft.conflicts]).toEqual(['Blue', true, []]);
});
