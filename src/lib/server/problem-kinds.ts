import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const kind = (status: number, title: Message, remedy: Message) => ({ status, title, remedy });

/** Every error this app can answer with: status, title, and what a caller can do about it. */
export const problemKinds = {
	'malformed-request': kind(400, m.problem_malformed_request, m.problem_malformed_request_remedy),
	'invalid-input': kind(400, m.problem_invalid_input, m.problem_invalid_input_remedy),
	unauthorized: kind(401, m.problem_unauthorized, m.problem_unauthorized_remedy),
	forbidden: kind(403, m.problem_forbidden, m.problem_forbidden_remedy),
	'cross-site': kind(403, m.problem_cross_site, m.problem_cross_site_remedy),
	'not-found': kind(404, m.problem_not_found, m.problem_not_found_remedy),
	'method-not-allowed': kind(
		405,
		m.problem_method_not_allowed,
		m.problem_method_not_allowed_remedy
	),
	'request-timeout': kind(408, m.problem_request_timeout, m.problem_request_timeout_remedy),
	conflict: kind(409, m.problem_conflict, m.problem_conflict_remedy),
	'already-exists': kind(409, m.problem_already_exists, m.problem_already_exists_remedy),
	'not-uploaded': kind(409, m.problem_not_uploaded, m.problem_not_uploaded_remedy),
	'payload-too-large': kind(413, m.problem_payload_too_large, m.problem_payload_too_large_remedy),
	'uri-too-long': kind(414, m.problem_uri_too_long, m.problem_uri_too_long_remedy),
	'unsupported-media-type': kind(
		415,
		m.problem_unsupported_media_type,
		m.problem_unsupported_media_type_remedy
	),
	'idempotency-mismatch': kind(
		422,
		m.problem_idempotency_mismatch,
		m.problem_idempotency_mismatch_remedy
	),
	'precondition-required': kind(
		428,
		m.problem_precondition_required,
		m.problem_precondition_required_remedy
	),
	'too-many-requests': kind(429, m.problem_too_many_requests, m.problem_too_many_requests_remedy),
	'headers-too-large': kind(431, m.problem_headers_too_large, m.problem_headers_too_large_remedy),
	internal: kind(500, m.problem_internal, m.problem_internal_remedy),
	'not-implemented': kind(501, m.problem_not_implemented, m.problem_not_implemented_remedy),
	unavailable: kind(503, m.problem_unavailable, m.problem_unavailable_remedy)
} as const;

export type ProblemCode = keyof typeof problemKinds;

const isProblemCode = (code: unknown): code is ProblemCode =>
	typeof code === 'string' && Object.hasOwn(problemKinds, code);

/** The kind of an error that says its code, else the first with its status, else the most general one. */
export function problemCode(status: number, code?: unknown): ProblemCode {
	if (isProblemCode(code)) return code;
	const codes = Object.keys(problemKinds) as ProblemCode[];
	const withStatus = codes.find((candidate) => problemKinds[candidate].status === status);
	return withStatus ?? (status >= 500 ? 'internal' : 'malformed-request');
}
