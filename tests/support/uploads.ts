/** Files of a running app, uploaded as its pages do it. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type {
	attachmentResponse,
	uploadRequest,
	uploadResponse
} from '../../src/lib/schemas/attachments.ts';
import { addCard } from './cards.ts';
import { addMember, createOrganization, signUp, type Person } from './people.ts';

export type Signed = z.infer<typeof uploadResponse>;
export type Attached = z.infer<typeof attachmentResponse>;
type Asked = z.input<typeof uploadRequest>;

interface App {
	url: string;
}

export const md5Of = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('base64');

/** A request to the API as someone; answers status and JSON. */
export async function ask(
	{ url }: App,
	method: string,
	path: string,
	{ cookie, json }: { cookie?: string; json?: unknown } = {}
): Promise<{ status: number; headers: Headers; body: unknown }> {
	const headers = new Headers(json === undefined ? {} : { 'content-type': 'application/json' });
	if (cookie) headers.set('cookie', cookie);
	const body = json === undefined ? undefined : JSON.stringify(json);
	const response = await fetch(url + path, { method, headers, body, redirect: 'manual' });
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: text ? (JSON.parse(text) as unknown) : undefined
	};
}

/** What a page says of a text file before it uploads it. */
export const announcementOf = (
	bytes: Uint8Array,
	place: Pick<Asked, 'organization' | 'ticketId'>
): Asked => ({
	...place,
	fileName: 'minutes.txt',
	contentType: 'text/plain',
	size: bytes.byteLength,
	md5: md5Of(bytes)
});

/** Sends bytes to where the app said, as a browser would; `changes` are of someone who means to cheat. */
export const put = (
	{ url, method, headers }: Signed,
	body: Uint8Array<ArrayBuffer>,
	changes: Record<string, string> = {}
): Promise<Response> => fetch(url, { method, headers: { ...headers, ...changes }, body });

const BYTES = new TextEncoder().encode('the minutes of a meeting');

/** An organization with a ticket, people of several roles, and what they do with a text file. */
export async function startHarbour(app: App) {
	const owner = await signUp(app);
	const organization = await createOrganization(app, owner);
	const member = await addMember(app, owner, organization, 'member', { name: 'Bo' });
	const viewer = await addMember(app, owner, organization, 'viewer');
	const stranger = await signUp(app);
	const ticketId = await addCard(app, owner, organization, 'Paint the quay');
	const { slug } = organization;

	const presign = (person: Person | undefined, changes: object = {}) => {
		const json = { ...announcementOf(BYTES, { organization: slug, ticketId }), ...changes };
		return ask(app, 'POST', '/api/uploads/presign', { cookie: person?.cookie, json });
	};
	const complete = (person: Person | undefined, id: string) => {
		const json = { organization: slug };
		return ask(app, 'POST', `/api/uploads/${id}/complete`, { cookie: person?.cookie, json });
	};
	/** GET or DELETE. */
	const onAttachment = (method: string, person: Person | undefined, id: string, of = slug) =>
		ask(app, method, `/api/attachments/${id}?organization=${of}`, { cookie: person?.cookie });

	/** By a member, as is what follows. */
	async function signed(changes: object = {}): Promise<Signed> {
		const { status, body } = await presign(member, changes);
		if (status !== 201) throw new Error(`The upload was refused: ${JSON.stringify(body)}`);
		return body as Signed;
	}
	async function uploaded(changes: object = {}): Promise<Signed> {
		const upload = await signed(changes);
		const { ok, status } = await put(upload, BYTES);
		if (!ok) throw new Error(`Storage answered ${status}.`);
		return upload;
	}
	async function attached(changes: object = {}): Promise<Attached> {
		const { status, body } = await complete(member, (await uploaded(changes)).id);
		if (status !== 200) throw new Error(`It was not completed: ${JSON.stringify(body)}`);
		return body as Attached;
	}
	const people = { owner, member, viewer, stranger };
	return { ...people, presign, complete, onAttachment, signed, uploaded, attached, bytes: BYTES };
}
