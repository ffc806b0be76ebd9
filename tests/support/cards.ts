/** Cards on the board of a running app, made and changed as visitors without JavaScript do. */
import type { TicketStatus } from '../../src/lib/ticket-statuses.ts';
import { submit, type Organization, type Person } from './people.ts';

interface App {
	url: string;
}

export const boardPath = ({ slug }: Organization) => `/${slug}/board`;

/** A new card at the end of its column; answers its id. */
export async function addCard(
	app: App,
	{ cookie }: Person,
	organization: Organization,
	title: string,
	status: TicketStatus = 'todo'
): Promise<string> {
	const fields = { title, status };
	const { response, body } = await submit(app, boardPath(organization), fields, { cookie });
	const id = /#ticket-([\da-f-]{36})$/.exec(response.headers.get('location') ?? '')?.[1];
	if (!id) throw new Error(`adding "${title}": the app answered ${response.status}.\n${body}`);
	return id;
}

/** Submits a form of a card's page with the version that the page has. */
export async function changeCard(
	app: App,
	{ cookie }: Person,
	organization: Organization,
	id: string,
	action: 'save' | 'move' | 'comment' | 'delete',
	fields: Record<string, string>
): Promise<void> {
	const path = `${boardPath(organization)}/${id}`;
	const page = await (await fetch(app.url + path, { headers: { cookie } })).text();
	const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
	const versioned = action === 'comment' ? fields : { version, ...fields };
	const { response, body } = await submit(app, `${path}?/${action}`, versioned, { cookie });
	if (response.status !== 303) {
		throw new Error(`${action} of ${id}: the app answered ${response.status}.\n${body}`);
	}
}
