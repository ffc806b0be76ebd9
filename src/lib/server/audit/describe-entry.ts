import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';
import type { AuditResource } from '../../audit-log.ts';
import type { MemberName } from '../organizations/member-names.ts';
import type { AuditEntry } from './list-audit-logs.ts';
import { sentences } from './sentences.ts';

/** A column whose value changed; null where there was or is none. */
interface Difference {
	field: string;
	before: string | null;
	after: string | null;
}

/** An entry in words, ready to be shown: no browser has to load what makes them. */
export interface EntryDescription {
	id: number;
	sentence: string;
	createdAt: string;
	/** `createdAt` as people read it. */
	when: string;
	differences: Difference[];
	requestId: string | null;
	address: string | null;
	userAgent: string | null;
}

type Row = Readonly<Record<string, unknown>>;

export function describeEntry(
	entry: AuditEntry,
	members: readonly MemberName[],
	locale: Locale
): EntryDescription {
	const { id, createdAt, requestId, address, userAgent, action, actorId } = entry;
	const before = rowOf(entry.before);
	const after = rowOf(entry.after);
	const differences = differencesOf(before, after);
	const row = entry.before === null ? after : before;
	const person = members.find(({ userId }) => userId === row.user_id)?.name;
	const sentence = sentenceOf(entry.resource);
	return {
		...{ id, createdAt, differences, requestId, address, userAgent },
		when: whenOf(createdAt, locale),
		sentence: sentence({
			...{ action, row, after, locale },
			changed: new Set(differences.map(({ field }) => field)),
			isOwn: row.user_id === actorId,
			actor: actorOf(entry, locale),
			person: person ?? m.audit_person_gone({}, { locale })
		})
	};
}

const rowOf = (value: unknown): Row =>
	typeof value === 'object' && value !== null ? (value as Row) : {};

/** Say nothing about what happened: one names the row, the other is the same in all of them. */
const IDENTIFIERS = ['id', 'organization_id'];

/** Every column of what was made or deleted, but for what it never had; of a change, what is another. */
function differencesOf(before: Row, after: Row): Difference[] {
	const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...fields]
		.filter((field) => !IDENTIFIERS.includes(field))
		.map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
		.filter((difference) => difference.before !== difference.after);
}

function textOf(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function actorOf({ actorId, actorName }: AuditEntry, locale: Locale): string {
	if (actorName !== null) return m.audit_actor({ name: actorName }, { locale });
	return actorId === null ? m.audit_actor_app({}, { locale }) : m.audit_actor_gone({}, { locale });
}

const sentenceOf = (resource: string) => sentences[resource as AuditResource];

const whenOf = (iso: string, locale: Locale): string =>
	new Intl.DateTimeFormat(locale, {
		dateStyle: 'medium',
		timeStyle: 'medium',
		timeZone: 'UTC'
	}).format(new Date(iso));
