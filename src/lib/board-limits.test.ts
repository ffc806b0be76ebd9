import { expect, test } from 'vitest';
import {
	COMMENT_BYTES,
	COMMENT_LENGTH,
	DESCRIPTION_LENGTH,
	TICKET_BYTES,
	TITLE_LENGTH
} from './board-limits.ts';
import { newComment } from './schemas/comments.ts';
import { ticketChangesForm } from './schemas/tickets.ts';

/** What takes most room in a form, and in JSON. */
const long = ({ max }: { max: number }) => '😀'.repeat(max);
const escaped = (text: string) => JSON.stringify(text).replaceAll('😀', '\\ud83d\\ude00');
const id = crypto.randomUUID();

test('no form with a ticket in it is too large', () => {
	const form = {
		version: '2147483647',
		title: long(TITLE_LENGTH),
		description: long(DESCRIPTION_LENGTH),
		assigneeId: id,
		dueDate: '2999-12-31'
	};
	expect(ticketChangesForm.safeParse(form).success).toBe(true);
	expect(String(new URLSearchParams(form)).length).toBeLessThan(TICKET_BYTES);
});

test('no form with a comment in it is too large', () => {
	const form = { body: long(COMMENT_LENGTH) };
	expect(newComment.safeParse(form).success).toBe(true);
	expect(String(new URLSearchParams(form)).length).toBeLessThan(COMMENT_BYTES);
	expect(escaped(form.body).length).toBeLessThan(COMMENT_BYTES);
});
