/** People and organizations of a running app, made as visitors make them: with forms. */
import { randomBytes } from 'node:crypto';
import type { Role } from '../../src/lib/server/tenancy/permissions.ts';

export interface App {
	url: string;
}

export interface Person {
	userId: string;
	name: string;
	email: string;
	password: string;
	/** For `headers: { cookie }`: signed in as this person. */
	cookie: string;
}

export interface Organization {
	name: string;
	slug: string;
}

export interface Answer {
	response: Response;
	body: string;
}

/** Distinguishes what is made in one run from what others make in the same database. */
const run = randomBytes(4).toString('hex');
let made = 0;
const number = () => `${run}-${(made += 1)}`;

/** Submits a form as a browser without JavaScript does, and does not follow where it leads. */
export async function submit(
	{ url }: App,
	path: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {}
): Promise<Answer> {
	const response = await fetch(url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: new URL(url).origin, accept: 'text/html', ...headers },
		body: new URLSearchParams(fields)
	});
	return { response, body: await response.text() };
}

/** The cookies that an answer sets, for the next request; those it deletes are left out. */
export const cookiesOf = ({ headers }: Response): string =>
	headers
		.getSetCookie()
		.map((line) => line.split(';')[0] ?? '')
		.filter((pair) => !pair.endsWith('='))
		.join('; ');

/** Where a form leads when it did what it should. @throws Error that says what the app answered instead */
function expectRedirect({ response, body }: Answer, what: string): string {
	const location = response.headers.get('location');
	if (response.status === 303 && location) return location;
	const page = body.slice(body.indexOf('<main'), body.indexOf('</main'));
	throw new Error(`${what}: the app answered ${response.status}.\n${page || body}`);
}

/** Someone new, signed in; who they are is up to the test only as far as it cares. */
export async function signUp(
	app: App,
	given: Partial<Pick<Person, 'name' | 'email' | 'password'>> = {}
): Promise<Person> {
	const id = number();
	const person = {
		name: 'Ada',
		email: `person-${id}@harbour.example`,
		password: `a-password-${id}`,
		...given
	};
	const answer = await submit(app, '/sign-up', person);
	expectRedirect(answer, `signing up ${person.email}`);
	const cookie = cookiesOf(answer.response);
	return { ...person, cookie, userId: await userIdOf(app, cookie) };
}

/** Another session of someone who has signed up. */
export async function signIn(app: App, person: Person): Promise<Person> {
	const { email, password } = person;
	const answer = await submit(app, '/sign-in', { email, password });
	expectRedirect(answer, `signing in ${email}`);
	return { ...person, cookie: cookiesOf(answer.response) };
}

/** The pass, which the app gives with the next answer, names the user. */
async function userIdOf({ url }: App, cookie: string): Promise<string> {
	const response = await fetch(`${url}/organizations`, { headers: { cookie } });
	const pass = /slipway\.pass=([^.]+)\./.exec(cookiesOf(response))?.[1] ?? '';
	const { userId } = JSON.parse(Buffer.from(pass, 'base64url').toString()) as { userId: string };
	return userId;
}

/** An organization that `owner` makes, with the board that comes with it. */
export async function createOrganization(
	app: App,
	{ cookie }: Person,
	given: Partial<Organization> = {}
): Promise<Organization> {
	const organization = { name: 'Harbour Works', slug: `harbour-${number()}`, ...given };
	const answer = await submit(app, '/organizations', { ...organization }, { cookie });
	expectRedirect(answer, `creating ${organization.slug}`);
	return organization;
}

/** Invites by e-mail; answers the path of the invitation, for whoever has that e-mail. */
export async function invite(
	app: App,
	{ cookie }: Person,
	{ slug }: Organization,
	email: string,
	role: Role
): Promise<string> {
	const answer = await submit(app, `/${slug}/members?/invite`, { email, role }, { cookie });
	expectRedirect(answer, `inviting ${email}`);
	const page = await fetch(`${app.url}/${slug}/members`, { headers: { cookie } });
	const rows = (await page.text()).split('<li');
	const row = rows.find((text) => text.includes(email) && text.includes('/invitations/')) ?? '';
	const path = /\/invitations\/[\da-f-]{36}/.exec(row)?.[0];
	if (!path) throw new Error(`There is no invitation of ${email} to be seen.`);
	return path;
}

export async function acceptInvitation(app: App, { cookie }: Person, path: string) {
	expectRedirect(await submit(app, `${path}?/accept`, {}, { cookie }), `accepting ${path}`);
}

/** Someone new who belongs to the organization of `owner`. */
export async function addMember(
	app: App,
	owner: Person,
	organization: Organization,
	role: Role,
	given: Parameters<typeof signUp>[1] = {}
): Promise<Person> {
	const person = await signUp(app, given);
	await acceptInvitation(app, person, await invite(app, owner, organization, person.email, role));
	return person;
}
