import { beforeAll, describe, expect, test } from 'vitest';
import { call, pathsOf } from '../support/api.ts';
import { addMember, createOrganization, signUp, type Person } from '../support/people.ts';
import { app, send } from './subject.ts';

let ada: Person;
let omar: Person;
beforeAll(async () => {
	ada = await signUp(app, { name: 'Lovelace' });
	const harbour = await createOrganization(app, ada);
	omar = await addMember(app, ada, harbour, 'member', { name: 'Khayyam' });
	for (const person of [ada, omar]) {
		const json = { title: `Ticket of ${person.name}` };
		const { body } = await call(app, person, 'POST', pathsOf(harbour).tickets(), { json });
		const comment = { json: { body: `Comment of ${person.name}` } };
		await call(app, person, 'POST', pathsOf(harbour).comments(body.id), comment);
	}
}, 60_000);

const exportOf = ({ cookie }: Person) => send('/account/export', { headers: { cookie } });

describe('the export of an account', () => {
	test('is for those who are signed in', async () => {
		const { response, body } = await send('/account/export');
		expect(response.status).toBe(303);
		expect(response.headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fexport');
		expect(body).toBe('');
	});

	test('is a file that nobody keeps', async () => {
		const { response } = await exportOf(omar);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('application/json');
		expect(response.headers.get('content-disposition')).toBe(
			'attachment; filename="slipway-account.json"'
		);
		expect(response.headers.get('cache-control')).toBe('private, no-store');
	});

	test('has everything about the person', async () => {
		const everything: unknown = JSON.parse((await exportOf(omar)).body);
		expect(everything).toMatchObject({
			profile: { id: omar.userId, name: 'Khayyam', email: omar.email },
			sessions: [{}],
			accounts: [{ providerId: 'credential' }],
			memberships: [{ organization: 'Harbour Works', role: 'member' }],
			invitations: [{ organization: 'Harbour Works', email: omar.email }],
			tickets: [{ title: 'Ticket of Khayyam' }],
			comments: [{ body: 'Comment of Khayyam' }],
			attachments: []
		});
		expect(everything).toHaveProperty('auditLog.0.requestId');
	});

	test('has nothing of anyone else, and nothing that opens doors', async () => {
		const { body } = await exportOf(omar);
		expect(body).not.toContain('Lovelace');
		expect(body).not.toContain(ada.email);
		expect(body).not.toContain(ada.userId);
		expect(body).not.toContain(omar.password);
		const [, token = ''] = /session_token=([^.;]+)/.exec(omar.cookie) ?? [];
		expect(token).not.toBe('');
		expect(body).not.toContain(token);
		expect(body).not.toMatch(/"(password|token|accessToken|refreshToken|idToken|before|after)"/);
	});
});
