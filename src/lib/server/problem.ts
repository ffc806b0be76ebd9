import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

/** Every error this app can answer with: status, title, and what a caller can do about it. */
export const problems = {
	'malformed-request': {
		status: 400,
		title: m.problem_malformed_request,
		remedy: m.problem_malformed_request_remedy
	},
	'invalid-input': {
		status: 400,
		title: m.problem_invalid_input,
		remedy: m.problem_invalid_input_remedy
	},
	unauthorized: {
		status: 401,
		title: m.problem_unauthorized,
		remedy: m.problem_unauthorized_remedy
	},
	'cross-site': { status: 403, title: m.problem_cross_site, remedy: m.problem_cross_site_remedy },
	'not-found': { status: 404, title: m.problem_not_found, remedy: m.problem_not_found_remedy },
	'method-not-allowed': {
		status: 405,
		title: m.problem_method_not_allowed,
		remedy: m.problem_method_not_allowed_remedy
	},
	'request-timeout': {
		status: 408,
		title: m.problem_request_timeout,
		remedy: m.problem_request_timeout_remedy
	},
	'payload-too-large': {
		status: 413,
		title: m.problem_payload_too_large,
		remedy: m.problem_payload_too_large_remedy
	},
	'uri-too-long': {
		status: 414,
		title: m.problem_uri_too_long,
		remedy: m.problem_uri_too_long_remedy
	},
	'unsupported-media-type': {
		status: 415,
		title: m.problem_unsupported_media_type,
		remedy: m.problem_unsupported_media_type_remedy
	},
	'too-many-requests': {
		status: 429,
		title: m.problem_too_many_requests,
		remedy: m.problem_too_many_requests_remedy
	},
	'headers-too-large': {
		status: 431,
		title: m.problem_headers_too_large,
		remedy: m.problem_headers_too_large_remedy
	},
	internal: { status: 500, title: m.problem_internal, remedy: m.problem_internal_remedy }
} as const;

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with the input: where, and what was expected there. */
export interface Issue {
	path: string;
	message: string;
}

interface Context {
	locals: { requestId: string; locale: Locale };
}

interface ProblemDetails {
	detail?: string;
	errors?: Issue[];
	headers?: Record<string, string>;
}

/** The code that fits a status the framework chose. */
export function codeForStatus(status: number): ProblemCode {
	const codes = Object.keys(problems) as ProblemCode[];
	const exact = codes.find((code) => problems[code].status === status);
	return exact ?? (status >= 500 ? 'internal' : 'malformed-request');
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
	{ detail, errors, headers }: ProblemDetails = {}
): ProblemAnswer {
	const { requestId, locale } = locals;
	const { status, title } = problems[code];
	const type = `/${locale}/problems#${code}`;
	const details =
		code === 'internal'
			? { code, requestId }
			: { type, title: title({}, { locale }), status, detail, code, requestId, errors };
	const body = JSON.stringify(details);
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
