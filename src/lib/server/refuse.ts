import { error } from '@sveltejs/kit';
import { problemKinds, type ProblemCode } from './problem-kinds.ts';

/** Answers with an error from anywhere inside a route: a page for pages, problem+json for the API (hooks/problems.ts). */
export function refuse({ locals }: { locals: App.Locals }, code: ProblemCode): never {
	const { status, title: word } = problemKinds[code];
	const title = word({}, { locale: locals.locale });
	error(status, { title, code, requestId: locals.requestId, message: title });
}
