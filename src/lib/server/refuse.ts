import { error } from '@sveltejs/kit';
import { problemKinds, type ProblemCode } from './problem-kinds.ts';

/** Answers with an error from anywhere inside a route: a page for pages, problem+json for the API (hooks/problems.ts). */
export function refuse({ locals }: { locals: App.Locals }, code: ProblemCode): never {
	const { status, ...words } = problemKinds[code];
	const { requestId, locale } = locals;
	const title = words.title({}, { locale });
	const remedy = words.remedy({}, { locale });
	error(status, { title, remedy, code, requestId, message: title });
}
