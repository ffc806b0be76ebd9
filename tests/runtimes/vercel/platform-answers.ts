/** What the platform itself answers; https://vercel.com/docs/errors */
const ERRORS = {
	BAD_REQUEST: [400, 'Bad request'],
	NOT_FOUND: [404, 'The page could not be found'],
	INVALID_REQUEST_METHOD: [405, 'The request method is not allowed here'],
	FUNCTION_PAYLOAD_TOO_LARGE: [413, 'Request Entity Too Large'],
	FUNCTION_INVOCATION_FAILED: [500, 'A server error has occurred'],
	FUNCTION_INVOCATION_TIMEOUT: [504, 'An error occurred with your deployment']
} as const;

type PlatformError = keyof typeof ERRORS;

/** What the platform says to browsers where nobody says anything else. */
export const REVALIDATE = 'public, max-age=0, must-revalidate';

/** The text that stands in for an answer of the app, its code also in `x-vercel-error`. */
export function platformError(code: PlatformError): Response {
	const [status, text] = ERRORS[code];
	return new Response(`${text}\n\n${code}\n`, {
		status,
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': REVALIDATE,
			'x-vercel-error': code
		}
	});
}
