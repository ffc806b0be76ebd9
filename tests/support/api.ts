/** The JSON API of a running app, as a program calls it for someone who is signed in. */
import type { Organization, Person } from './people.ts';

interface App {
	url: string;
}

/** What a test reads of answers; the whole of them is checked against the OpenAPI document. */
export interface AnswerBody {
	id: string;
	slug: string;
	title: string;
	version: number;
	code: string;
	next: string | null;
	current: AnswerBody;
	columns: Record<'todo' | 'doing' | 'done', string[]>;
	errors: { path: string; message: string }[];
	items: AnswerBody[];
	[name: string]: unknown;
}

export interface ApiAnswer {
	status: number;
	headers: Headers;
	/** Empty where there is no body. */
	body: AnswerBody;
}

export interface ApiRequest {
	json?: unknown;
	headers?: Record<string, string>;
}

export async function call(
	{ url }: App,
	person: Pick<Person, 'cookie'> | undefined,
	method: string,
	path: string,
	{ json, headers: given }: ApiRequest = {}
): Promise<ApiAnswer> {
	const headers = new Headers(given);
	if (person) headers.set('cookie', person.cookie);
	if (json !== undefined) headers.set('content-type', 'application/json');
	const body = json === undefined ? undefined : JSON.stringify(json);
	const response = await fetch(url + path, { method, headers, body, redirect: 'manual' });
	const text = await response.text();
	return {
		status: response.status,
		headers: response.headers,
		body: (text ? JSON.parse(text) : {}) as AnswerBody
	};
}

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** The addresses of an organization. */
export const pathsOf = ({ slug }: Organization) => {
	const organization = `/api/organizations/${slug}`;
	return {
		organization,
		boards: `${organization}/boards`,
		board: (board: string) => `${organization}/boards/${board}`,
		tickets: (board = 'board') => `${organization}/boards/${board}/tickets`,
		ticket: (id: string) => `${organization}/tickets/${id}`,
		moves: (id: string) => `${organization}/tickets/${id}/moves`,
		comments: (id: string) => `${organization}/tickets/${id}/comments`,
		members: `${organization}/members`,
		audit: `${organization}/audit`,
		usage: `${organization}/usage`
	};
};
