/** What the page of an organization's members shows and does, of a running app. */
import type { Role } from '../../src/lib/server/tenancy/permissions.ts';
import {
	addMember,
	createOrganization,
	signUp,
	submit,
	type App,
	type Organization,
	type Person
} from './people.ts';

export function membershipsOf(app: App) {
	const page = async ({ slug }: Organization, { cookie }: Person) => {
		const response = await fetch(`${app.url}/${slug}/members`, { headers: { cookie } });
		return { status: response.status, body: await response.text() };
	};

	/** What one of the page's forms does. */
	const act = (
		{ slug }: Organization,
		{ cookie }: Person,
		action: string,
		fields: Record<string, string> = {}
	) => submit(app, `/${slug}/members?/${action}`, fields, { cookie });

	/** The id of someone's membership, as the page of a manager names it. */
	const idOf = async (organization: Organization, manager: Person, { email }: Person) => {
		const { body } = await page(organization, manager);
		const row = body.split('<tr').find((text) => text.includes(email)) ?? '';
		return /name="id" value="([^"]+)"/.exec(row)?.[1] ?? '';
	};

	/** Someone new who joined; nobody is invited as an owner. */
	const join = async (owner: Person, organization: Organization, role: Role) => {
		if (role !== 'owner') return addMember(app, owner, organization, role);
		const person = await addMember(app, owner, organization, 'admin');
		await act(organization, owner, 'role', { id: await idOf(organization, owner, person), role });
		return person;
	};

	/** An organization of someone new called Ada, and a new member with each of the roles. */
	const organizationWith = async (roles: readonly Role[]) => {
		const owner = await signUp(app, { name: 'Ada' });
		const organization = await createOrganization(app, owner);
		const people: Person[] = [];
		for (const role of roles) people.push(await join(owner, organization, role));
		return { owner, organization, people };
	};

	return { page, act, idOf, organizationWith };
}
