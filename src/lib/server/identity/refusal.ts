import { APIError } from 'better-auth/api';

/**
 * What better-auth says no with, by its codes; anything else that goes wrong is thrown. `signed-out` is who was signed in
 * when the request began, as far as we knew, and is not any more.
 * https://better-auth.com/docs/concepts/api#error-handling
 */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		return codeOf(error);
	}
}

/** @throws the error itself, unless it is an answer of better-auth's */
export function codeOf(error: unknown): string {
	if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
	const code = error.body?.code ?? error.message;
	return code === 'UNAUTHORIZED' ? 'signed-out' : code;
}
