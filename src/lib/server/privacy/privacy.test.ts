import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	addMember,
	addOrganization,
	addUser,
	originOf,
	tenantFor
} from '../../../../tests/support/rows.ts';
import { attachments } from '../attachments/table.ts';
import { auditLogs } from '../audit/table.ts';
import { createBoard } from '../boards/create-board.ts';
import { addComment } from '../comments/add-comment.ts';
import { comments } from '../comments/table.ts';
import { accounts, sessions, users } from '../identity/table.ts';
import { invitations, members } from '../organizations/table.ts';
import { sqlState, type Database, type Statement } from '../ports/database/index.ts';
import { inMemoryDatabase } from '../ports/database/pglite.ts';
import { enter } from '../tenancy/enter.ts';
import { currentTenant, type Tenant } from '../tenancy/tenant.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { tickets } from '../tickets/table.ts';
import { exportUser } from './export-user.ts';

interface Person {
	id: string;
	tenant: Tenant;
	ticketId: string;
}

const now = new Date('2026-11-20T12:00:00Z');
let database: Database;
let organizationId: string;
let ada: Person;
let grace: Person;
/** Made by Ada, and Grace has it. */
const givenTicketId = crypto.randomUUID();

const asIdentity = <const S extends readonly Statement[]>(...statements: S) =>
	database.run(enter('slipway_identity', originOf()), ...statements);
const exportOf = ({ id }: Person) => exportUser(database, originOf(), id);

async function join(name: string, role: 'owner' | 'member'): Promise<Person> {
	const { id } = await addUser(database, { name, email: `${name}@harbour.example` });
	await addMember(database, organizationId, id, role);
	const tenant = tenantFor(database, { organization: 'harbour', userId: id });
	return { id, tenant, ticketId: crypto.randomUUID() };
}

/** A row of everything that is kept about someone, with the name in it. */
async function leaveTraces({ id, tenant, ticketId }: Person, name: string): Promise<void> {
	const email = `${name}@harbour.example`;
	await asIdentity(
		(db) =>
			db.insert(sessions).values({ userId: id, token: `token-${name}`, expiresAt: sql`now()` }),
		(db) =>
			db.insert(accounts).values({
				...{ userId: id, accountId: id, providerId: 'credential' },
				...{ password: `hash-${name}`, accessToken: `token-${name}`, idToken: `token-${name}` }
			}),
		(db) =>
			db
				.insert(invitations)
				.values({ organizationId, email, role: 'member', expiresAt: sql`now()`, inviterId: ada.id })
	);
	const ticket = { title: `Ticket of ${name}`, description: '', status: 'todo' } as const;
	const at = { id: crypto.randomUUID(), now };
	await createTicket(
		tenant,
		'quay',
		{ ...ticket, assigneeId: id, dueDate: null },
		{ ...at, id: ticketId }
	);
	await addComment(tenant, ada.ticketId, `Comment of ${name}`, at);
	await tenant.run((db) =>
		db.insert(attachments).values({
			...{ id: at.id, organizationId: currentTenant, ticketId, uploadedBy: id },
			...{ key: name, fileName: `${name}.txt`, contentType: 'text/plain', size: 3, md5: '' }
		})
	);
}

beforeAll(async () => {
	database = await inMemoryDatabase('drizzle');
	organizationId = (await addOrganization(database, { slug: 'harbour', name: 'Harbour' })).id;
	ada = await join('lovelace', 'owner');
	grace = await join('hopper', 'member');
	await createBoard(ada.tenant, { name: 'Quay', slug: 'quay' });
	await leaveTraces(ada, 'lovelace');
	await leaveTraces(grace, 'hopper');
	const given = { title: 'By lovelace', description: 'By lovelace', status: 'todo' } as const;
	await createTicket(
		ada.tenant,
		'quay',
		{ ...given, assigneeId: grace.id, dueDate: null },
		{ id: givenTicketId, now }
	);
}, 60_000);
afterAll(() => database.close());

describe('the export of a user', () => {
	test('has what is kept about them, of every kind', async () => {
		const everything = await exportOf(grace);
		expect(everything).toMatchObject({
			profile: { name: 'hopper', email: 'hopper@harbour.example' },
			sessions: [{ ipAddress: null }],
			accounts: [{ providerId: 'credential' }],
			memberships: [{ organization: 'Harbour', slug: 'harbour', role: 'member' }],
			invitations: [{ organization: 'Harbour', email: 'hopper@harbour.example' }],
			tickets: [{ title: 'Ticket of hopper' }],
			assignedTickets: [{ id: grace.ticketId, status: 'todo' }, { id: givenTicketId }],
			comments: [{ body: 'Comment of hopper' }],
			attachments: [{ fileName: 'hopper.txt' }]
		});
		expect(everything.auditLog.map(({ resource }) => resource)).toEqual([
			'tickets',
			'comments',
			'attachments'
		]);
	});

	test('has no token and no hash', async () => {
		expect(JSON.stringify(await exportOf(grace))).not.toMatch(/token-|hash-/);
	});

	test('has the invitations that they sent, and not to whom', async () => {
		expect((await exportOf(grace)).sentInvitations).toEqual([]);
		const { sentInvitations } = await exportOf(ada);
		expect(sentInvitations).toHaveLength(2);
		for (const sent of sentInvitations) {
			expect(sent).toEqual({
				...{ organization: 'Harbour', role: 'member', status: 'pending' },
				...{ createdAt: expect.any(Date) as Date, expiresAt: expect.any(Date) as Date }
			});
		}
	});

	test('has nothing of anyone else', async () => {
		expect(JSON.stringify(await exportOf(grace))).not.toContain('lovelace');
		expect(JSON.stringify(await exportOf(ada))).not.toContain('hopper');
	});
});

describe('a user who is deleted', () => {
	const remove = ({ id }: Person) => asIdentity((db) => db.delete(users).where(eq(users.id, id)));
	const logged = async () => {
		const [rows] = await ada.tenant.run((db) =>
			db.select().from(auditLogs).where(eq(auditLogs.actorId, grace.id))
		);
		return rows;
	};
	let loggedBefore: unknown[];
	beforeAll(async () => {
		loggedBefore = await logged();
		await remove(grace);
	});

	test('leaves no profile, session, account or membership', async () => {
		const [, ...left] = await asIdentity(
			(db) => db.select().from(users).where(eq(users.id, grace.id)),
			(db) => db.select().from(sessions).where(eq(sessions.userId, grace.id)),
			(db) => db.select().from(accounts).where(eq(accounts.userId, grace.id)),
			(db) => db.select().from(members).where(eq(members.userId, grace.id))
		);
		expect(left).toEqual([[], [], [], []]);
	});

	test('leaves tickets, comments and files to the organization, by nobody', async () => {
		const [written, said, uploaded] = await ada.tenant.run(
			(db) => db.select().from(tickets).where(eq(tickets.id, grace.ticketId)),
			(db) => db.select().from(comments).where(eq(comments.body, 'Comment of hopper')),
			(db) => db.select().from(attachments).where(eq(attachments.fileName, 'hopper.txt'))
		);
		expect(written).toMatchObject([{ createdBy: null, assigneeId: null }]);
		expect(said).toMatchObject([{ authorId: null }]);
		expect(uploaded).toMatchObject([{ uploadedBy: null }]);
	});

	test('has nothing to export but what the audit log keeps of an id', async () => {
		const { auditLog, ...everything } = await exportOf(grace);
		expect(everything).toEqual({
			profile: null,
			...{ sessions: [], accounts: [], memberships: [], invitations: [], sentInvitations: [] },
			...{ tickets: [], assignedTickets: [], comments: [], attachments: [] }
		});
		expect(auditLog).toHaveLength(3);
		expect(JSON.stringify(auditLog)).not.toContain('hopper');
	});

	test('stays in the audit log of the organization, by an id that nothing leads to', async () => {
		expect(loggedBefore).toHaveLength(3);
		expect(await logged()).toEqual(loggedBefore);
	});

	test('cannot be the only owner of an organization', async () => {
		const state = await remove(ada).catch(sqlState);
		expect(state).toBe('SL409');
	});
});
