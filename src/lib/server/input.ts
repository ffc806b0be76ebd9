import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { ProblemCode } from './problem-kinds.ts';
import { discardBody } from './discard-body.ts';
import { wordingIn } from './input-wording.ts';
import { problem, type Issue } from './problem.ts';
import { refuse } from './refuse.ts';

type Input<T> = { ok: true; data: T } | { ok: false; response: Response };

interface BodyOptions {
	/** The largest body this route reads; the host's own limit is far above what most routes need. */
	maxBytes: number;
}

/** The body as JSON that fits `schema`, or the problem to answer with. */
export async function readJson<T extends z.ZodType>(
	event: RequestEvent,
	schema: T,
	{ maxBytes }: BodyOptions
): Promise<Input<z.output<T>>> {
	const mediaType = event.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (mediaType !== 'application/json') {
		const headers = { 'accept-post': 'application/json' };
		return { ok: false, response: problem(event, 'unsupported-media-type', { headers }) };
	}

	const body = await readBody(event, { maxBytes });
	if (!body.ok) return body;

	const value = parseJson(body.data);
	if (!value) return { ok: false, response: problem(event, 'malformed-request') };
	return check(event, schema, value.json);
}

/** The body as bytes, whatever they are, or the problem to answer with. */
export async function readBody(
	event: RequestEvent,
	{ maxBytes }: BodyOptions
): Promise<Input<Uint8Array<ArrayBuffer>>> {
	const body = await readBytes(event.request, maxBytes);
	if ('refusal' in body) return { ok: false, response: problem(event, body.refusal) };
	return { ok: true, data: body.bytes };
}

/** What a form says of itself when it is refused: what is wrong, and what was entered, for its page to show again. */
interface RefusedForm {
	ok: false;
	errors: Issue[];
	/** By the names of the fields, passwords too: the page chooses what comes back. */
	entered: Partial<Record<string, string>>;
}

type FormInput<T> = { ok: true; data: T } | RefusedForm;

/**
 * The fields of a form as an object that fits `schema`, or what is wrong with them, for the page to show.
 * @throws HttpError when the body is too large, or no form
 */
export async function readForm<T extends z.ZodType>(
	event: RequestEvent,
	schema: T,
	{ maxBytes }: BodyOptions
): Promise<FormInput<z.output<T>>> {
	const { request, locals } = event;
	const body = await readBytes(request, maxBytes);
	if ('refusal' in body) return refuse(event, body.refusal);
	const headers = { 'content-type': request.headers.get('content-type') ?? '' };
	const fields = await new Response(body.bytes, { headers })
		.formData()
		.catch(() => refuse(event, 'malformed-request'));
	const result = schema.safeParse(Object.fromEntries(fields), { error: wordingIn(locals.locale) });
	if (result.success) return { ok: true, data: result.data };
	const entered = [...fields].filter(
		(field): field is [string, string] => !(field[1] instanceof File)
	);
	return { ok: false, errors: issuesOf(result.error), entered: Object.fromEntries(entered) };
}

/** The query as an object that fits `schema`, or the problem to answer with. A repeated name is refused. */
export function readQuery<T extends z.ZodType>(event: RequestEvent, schema: T): Input<z.output<T>> {
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(event.url.searchParams.keys())) {
		const values = event.url.searchParams.getAll(name);
		query[name] = values.length === 1 ? (values[0] ?? '') : values;
	}
	return check(event, schema, query);
}

function check<T extends z.ZodType>(event: RequestEvent, schema: T, value: unknown) {
	const result = schema.safeParse(value, { error: wordingIn(event.locals.locale) });
	if (result.success) return { ok: true as const, data: result.data };
	const errors = issuesOf(result.error);
	return { ok: false as const, response: problem(event, 'invalid-input', { errors }) };
}

const issuesOf = ({ issues }: z.ZodError): Issue[] =>
	issues.map(({ path, message }) => ({ path: `/${path.join('/')}`, message }));

type Body = { bytes: Uint8Array<ArrayBuffer> } | { refusal: ProblemCode };

/** All of the body; refused when it is over `maxBytes`, over what the host lets through, or breaks off. */
async function readBytes(request: Request, maxBytes: number): Promise<Body> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let size = 0;
	// Not `for await`: leaving that cancels the stream, and the host then drops the connection with our answer on it.
	const reader = request.body?.getReader();
	try {
		for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
			size += next.value.byteLength;
			if (size > maxBytes) break;
			chunks.push(next.value);
		}
		if (size > maxBytes && reader) await discardBody(reader);
	} catch (error) {
		// Reading fails because the host refuses, or because the client is gone; neither is our mistake.
		return { refusal: isTooLarge(error) ? 'payload-too-large' : 'malformed-request' };
	}
	if (size > maxBytes) return { refusal: 'payload-too-large' };
	return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
}

/** How SvelteKit's hosts say that a body is over BODY_SIZE_LIMIT. */
function isTooLarge(error: unknown): boolean {
	return error instanceof Error && 'status' in error && error.status === 413;
}

/** Undefined when the bytes are no UTF-8 (which `request.json()` would replace in silence) or no JSON. */
function parseJson(bytes: Uint8Array): { json: unknown } | undefined {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return { json: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}
