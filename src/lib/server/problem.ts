import type { Locale } from '$paraglide/runtime';
import { problemKinds, type ProblemCode } from './problem-kinds.ts';

/** One thing that is wrong with the input: where, and what was expected there. */
export interface Issue {
	path: string;
	message: string;
}

interface Context {
	locals: { requestId: string; locale: Locale };
}

interface ProblemDetails {
	/** What is special about this occurrence; the kind's remedy where there is nothing to add. */
	detail?: string;
	errors?: Issue[];
	/** More that a client may want to know of it: https://www.rfc-editor.org/rfc/rfc9457#name-extension-members */
	extensions?: Record<string, unknown>;
	headers?: Record<string, string>;
	/** Where the status was decided before the kind was. */
	status?: number;
}

interface ProblemAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** The parts of a problem's answer, for those who have no `Response` to give. */
export function describeProblem(
	{ locals }: Context,
	code: ProblemCode,
	details: ProblemDetails = {}
): ProblemAnswer {
	const { requestId, locale } = locals;
	const { title, remedy, ...kind } = problemKinds[code];
	const { status = kind.status, detail = remedy({}, { locale }), errors, headers } = details;
	const { extensions } = details;
	const description = {
		...extensions,
		type: `/problems#${code}`,
		title: title({}, { locale }),
		status,
		detail,
		code,
		requestId,
		errors
	};
	const body = JSON.stringify(code === 'internal' ? { code, requestId } : description);
	return {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'content-length': String(new TextEncoder().encode(body).length),
			'content-language': locale,
			'cache-control': 'no-store',
			...headers
		},
		body
	};
}

/**
 * An error as `application/problem+json` (RFC 9457). What was unexpected reveals its code and the request id only.
 */
export function problem(context: Context, code: ProblemCode, details?: ProblemDetails): Response {
	const { body, ...init } = describeProblem(context, code, details);
	return new Response(body, init);
}
