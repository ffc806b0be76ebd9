import { describe, expect, test } from 'vitest';
import { newComment } from './comments.ts';
import { newTicket, newTicketForm, ticketChanges, ticketsQuery } from './tickets.ts';

const fits = (fields: object) => newTicket.safeParse({ title: 'a', ...fields }).success;

test('of a new ticket only the title has to be given', () => {
	expect(newTicket.parse({ title: '  Paint\tthe quay ' })).toEqual({
		title: 'Paint the quay',
		description: '',
		status: 'todo',
		assigneeId: null,
		dueDate: null
	});
});

describe('what does not fit', () => {
	test.each([
		['an empty title', { title: '' }],
		['a title of white space', { title: ' \n ' }],
		['a title that is too long', { title: 'a'.repeat(201) }],
		['a title of another type', { title: 7 }],
		['NUL in a title', { title: 'a\0b' }],
		['NUL in a description', { description: 'a\0b' }],
		['half of a surrogate pair', { title: 'a\ud800b' }],
		['the other half', { description: '\udc00' }],
		['a description that is too long', { description: 'a'.repeat(10_001) }],
		['an unknown status', { status: 'doomed' }],
		['a day that no month has', { dueDate: '2027-02-29' }],
		['a year that no calendar has', { dueDate: '0000-01-01' }],
		['a time', { dueDate: '2027-02-01T00:00:00Z' }],
		['no id', { assigneeId: 'ada' }],
		['an unknown field', { priority: 1 }]
	])('%s', (_, fields) => {
		expect(fits(fields)).toBe(false);
	});
});

test('what looks dangerous is text like any other', () => {
	const title = `<script>alert(1)</script>'; drop table tickets; --`;
	expect(newTicket.parse({ title }).title).toBe(title);
	expect(newTicket.parse({ title: '😀' }).title).toBe('😀');
});

test('a change says what it changes', () => {
	expect(ticketChanges.parse({ assigneeId: null })).toEqual({ assigneeId: null });
	expect(ticketChanges.safeParse({}).success).toBe(false);
	expect(ticketChanges.safeParse({ status: 'done' }).success).toBe(false);
});

test('fields of a form that are left empty mean none', () => {
	const form = { title: 'a', description: 'b\r\nc', assigneeId: '', dueDate: '' };
	expect(newTicketForm.parse(form)).toEqual({
		title: 'a',
		description: 'b\nc',
		status: 'todo',
		assigneeId: null,
		dueDate: null
	});
});

test('comments keep their lines, and need at least one character', () => {
	expect(newComment.parse({ body: ' a\r\nb ' })).toEqual({ body: 'a\nb' });
	expect(newComment.safeParse({ body: ' \n' }).success).toBe(false);
	expect(newComment.safeParse({ body: 'a'.repeat(5001) }).success).toBe(false);
});

test('a page has a size that the server agrees to', () => {
	expect(ticketsQuery.parse({})).toEqual({ limit: 50 });
	for (const limit of ['0', '101', '1.5', '1e999', '9007199254740993', 'many', '']) {
		expect(ticketsQuery.safeParse({ limit }).success, limit).toBe(false);
	}
});
