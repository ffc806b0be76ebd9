import type { RequestEvent } from '@sveltejs/kit';
import type { SQL } from 'drizzle-orm';
import { parseIdempotencyKey } from './idempotency-key.ts';
import { FIRST_ANSWER, keepingAnswer, readFirstAnswer } from './idempotency/first-answer.ts';
import { violatedConstraint } from './ports/database/index.ts';
import { problem } from './problem.ts';
import type { Tenant } from './tenancy/tenant.ts';
import { withHeaders } from './with-headers.ts';

interface Creation<T> {
	/** What was sent, as the schema has read it. */
	input: object;
	/** Makes it, in one unit of work of the tenant it is given, or says why not. */
	create: (tenant: Tenant) => Promise<T | Response>;
	/** What was made, read by the database, as JSON. */
	made: SQL;
	/** 201 for what was made. */
	answer: (made: T) => Response;
}

/**
 * Creates something, once for each Idempotency-Key: whoever sends the same request again gets the first answer again.
 * Refusals are not kept, because nothing was made that could be made twice.
 */
export async function createOnce<T extends object>(
	event: RequestEvent,
	tenant: Tenant,
	creation: Creation<T>
): Promise<Response> {
	const { create, input, made, answer } = creation;
	const field = event.request.headers.get('idempotency-key');
	if (field === null) return answerOr(answer, await create(tenant));
	const key = parseIdempotencyKey(field.trim());
	if (key === undefined) return refuseKey(event);

	const request = { key, fingerprint: await fingerprintOf(event, input) };
	const keeping = keepingAnswer(tenant, request, { status: 201, answer: made });
	const attempt = await create(keeping).catch(refusalOf(event));
	if (!(attempt instanceof Response)) return answer(attempt);

	// What is refused may have been made by the first request: then that one's answer is the answer.
	const first = await readFirstAnswer(tenant, key);
	if (!first) return attempt;
	if (first.fingerprint !== request.fingerprint) return problem(event, 'idempotency-mismatch');
	return withHeaders(answer(first.answer as T), { 'idempotency-replayed': 'true' });
}

const answerOr = <T extends object>(answer: (made: T) => Response, outcome: T | Response) =>
	outcome instanceof Response ? outcome : answer(outcome);

/** To who comes second; whether there is a first answer to give instead is seen afterwards. */
const refusalOf = (event: RequestEvent) => (error: unknown) => {
	if (violatedConstraint(error) === FIRST_ANSWER) return problem(event, 'conflict');
	throw error;
};

function refuseKey(event: RequestEvent): Response {
	const message = 'expected a string of at most 255 characters';
	return problem(event, 'invalid-input', { errors: [{ path: '/Idempotency-Key', message }] });
}

/** Of method, address and body: SHA-256, in hexadecimal digits. */
async function fingerprintOf({ request, url }: RequestEvent, input: object): Promise<string> {
	const text = `${request.method} ${url.pathname}\n${JSON.stringify(input)}`;
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
