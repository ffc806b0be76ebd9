import { describe, expect, test } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_RESOURCES } from '../../audit-log.ts';
import { describeEntry } from './describe-entry.ts';
import type { AuditEntry } from './list-audit-logs.ts';

const ada = '5a0f5b1e-2f4c-4d6a-9a51-0d8f5b3c9e01';
const omar = '0b7d1c52-8f9e-4f0b-8c39-6a1c1d2e3f02';
const members = [
	{ userId: ada, name: 'Ada' },
	{ userId: omar, name: 'Omar' }
];
const crane = { title: 'Fix the crane', status: 'todo', position: 1, version: 1 };

const entry = (given: Partial<AuditEntry>): AuditEntry => ({
	id: 7,
	actorId: ada,
	actorName: 'Ada',
	action: 'update',
	resource: 'tickets',
	resourceId: omar,
	before: null,
	after: null,
	requestId: 'request-0001',
	address: '192.0.2.1',
	userAgent: 'tests',
	createdAt: '2026-11-20T12:34:56.000Z',
	...given
});
const sentence = (given: Partial<AuditEntry>, locale: 'en' | 'ko' = 'en') =>
	describeEntry(entry(given), members, locale).sentence;

describe('the sentence', () => {
	const moved = { before: crane, after: { ...crane, status: 'doing', position: 3, version: 2 } };

	test('of a move says from where and to where, in each language', () => {
		expect(sentence(moved)).toBe('Ada moved “Fix the crane” from To do to Doing');
		expect(sentence(moved, 'ko')).toMatch(/^Ada 님이 “Fix the crane” 티켓을 옮겼습니다: .+ → .+$/);
	});

	test.each<[string, Partial<AuditEntry>, string]>([
		['a new ticket', { action: 'insert', after: crane }, 'Ada created the ticket “Fix the crane”'],
		[
			'another place in the column',
			{ before: crane, after: { ...crane, position: 2, version: 2 } },
			'Ada moved “Fix the crane” within its column'
		],
		[
			'a new title',
			{ before: crane, after: { ...crane, title: 'Mend the crane' } },
			'Ada changed “Mend the crane”'
		],
		[
			'someone who joins',
			{ resource: 'members', action: 'insert', after: { user_id: ada, role: 'member' } },
			'Ada joined: Member'
		],
		[
			'another role',
			{
				resource: 'members',
				before: { user_id: omar, role: 'viewer' },
				after: { user_id: omar, role: 'admin' }
			},
			'Ada changed the role of Omar: Administrator'
		],
		[
			'someone who is sent away',
			{ resource: 'members', action: 'delete', before: { user_id: omar, role: 'viewer' } },
			'Ada removed Omar'
		],
		[
			'an accepted invitation',
			{
				resource: 'invitations',
				before: { email: 'omar@harbour.example', status: 'pending' },
				after: { email: 'omar@harbour.example', status: 'accepted' }
			},
			'Ada accepted the invitation to omar@harbour.example'
		],
		[
			'a complete upload',
			{
				resource: 'attachments',
				before: { file_name: 'plan.pdf', completed_at: null },
				after: { file_name: 'plan.pdf', completed_at: '2026-11-20' }
			},
			'Ada uploaded “plan.pdf”'
		],
		[
			'a rotation',
			{
				...{ resource: 'integrations', actorId: null, actorName: null },
				before: { name: 'CI', key_id: 1 },
				after: { name: 'CI', key_id: 2 }
			},
			'Slipway encrypted the integration “CI” with a newer key'
		],
		[
			'someone who is gone',
			{ actorName: null, action: 'insert', after: crane },
			'Someone who has left created the ticket “Fix the crane”'
		]
	])('of %s says what happened', (_, given, words) => {
		expect(sentence(given)).toBe(words);
	});

	test('quotes no more than the beginning of a long comment', () => {
		const after = { body: 'x'.repeat(5000) };
		expect(sentence({ resource: 'comments', action: 'insert', after }).length).toBeLessThan(120);
	});

	test.each(
		AUDIT_RESOURCES.flatMap((resource) => AUDIT_ACTIONS.map((action) => ({ resource, action })))
	)('is there for $action of $resource, in both languages', ({ resource, action }) => {
		const [en, ko] = [sentence({ resource, action }), sentence({ resource, action }, 'ko')];
		expect(en).toMatch(/^Ada /);
		expect(ko).toMatch(/^Ada 님이 /);
		expect(en).not.toBe(ko);
	});
});

describe('the differences', () => {
	test('are the columns that have another value', () => {
		const after = { ...crane, status: 'doing', assignee_id: omar };
		expect(describeEntry(entry({ before: crane, after }), members, 'en').differences).toEqual([
			{ field: 'status', before: 'todo', after: 'doing' },
			{ field: 'assignee_id', before: null, after: omar }
		]);
	});

	test('of what is new or gone are all that it has, but for ids', () => {
		const { differences } = describeEntry(
			entry({ action: 'delete', before: { ...crane, id: omar, due_date: null } }),
			members,
			'en'
		);
		expect(differences.map(({ field }) => field)).toEqual(Object.keys(crane));
		expect(differences.every(({ after }) => after === null)).toBe(true);
	});
});

test('the time is that of UTC, in the words of the language', () => {
	expect(describeEntry(entry({}), members, 'en').when).toBe('Nov 20, 2026, 12:34:56 PM');
	expect(describeEntry(entry({}), members, 'ko').when).toContain('2026. 11. 20.');
});
