import { holds, type RoutedRequest } from './conditions.ts';
import type { Phase, Phases, Route } from './config.ts';

export type Routed<Output> =
	| { kind: 'output'; output: Output; query: URLSearchParams; headers: Headers; status?: number }
	/** A route that answers itself: a redirect, or a refusal. */
	| { kind: 'answer'; status: number; headers: Headers };

/** What is served at a decoded path, if anything. */
export type Find<Output> = (path: string) => Output | undefined;

interface Progress extends RoutedRequest {
	answer: { headers: Headers; status?: number };
}

function fits({ methods, has, missing }: Route, request: RoutedRequest): boolean {
	if (methods && !methods.includes(request.method)) return false;
	return (
		has.every((condition) => holds(condition, request)) &&
		!missing.some((condition) => holds(condition, request))
	);
}

/** Puts captures into `$1` and `$name`. */
function substitute(text: string, match: RegExpExecArray): string {
	return text.replace(/\$(\w+)/g, (_, name: string) => {
		const captured = /^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name];
		return captured ?? '';
	});
}

function apply(route: Route, match: RegExpExecArray, progress: Progress): void {
	const { headers } = progress.answer;
	for (const [name, value] of Object.entries(route.headers)) {
		if (name.toLowerCase() === 'set-cookie') headers.append(name, substitute(value, match));
		else headers.set(name, substitute(value, match));
	}
	for (const { target } of route.transforms) progress.query.delete(target.key);
	if (route.status !== undefined) progress.answer.status = route.status;
	if (route.dest === undefined) return;
	const [path = '', query] = substitute(route.dest, match).split('?', 2);
	progress.path = path.startsWith('/') ? path : `/${path}`;
	for (const [name, value] of new URLSearchParams(query)) progress.query.set(name, value);
}

/** Runs one phase up to its first route that ends it; true when that route answers itself. */
function run(routes: Route[], progress: Progress, isOutput: (path: string) => boolean): boolean {
	for (const route of routes) {
		const match = route.pattern.exec(progress.path);
		if (!match || !fits(route, progress)) continue;
		apply(route, match, progress);
		if (route.continue || (route.check && !isOutput(progress.path))) continue;
		return route.dest === undefined && route.status !== undefined;
	}
	return false;
}

/** Static files and functions are found with and without a slash at the end: the adapter's redirects rely on it. */
function tolerant<Output>(find: Find<Output>): Find<Output> {
	return (encoded) => {
		const path = decode(encoded);
		if (path === undefined) return undefined;
		return find(path) ?? find(path.replace(/(?<=.)\/$/, ''));
	};
}

function decode(path: string): string | undefined {
	try {
		return decodeURIComponent(path);
	} catch {
		return undefined;
	}
}

const BEFORE_NOT_FOUND: Phase[] = ['start', 'filesystem', 'rewrite', 'resource'];

/**
 * Finds what answers a request: each phase may rewrite the path, and after each of them the files and functions are
 * asked, with `hit` or `miss` run as that turns out. Nothing found, or a refusal, leads through `error`.
 * https://vercel.com/docs/build-output-api/configuration#routes
 */
export function route<Output>(
	phases: Phases,
	findOutput: Find<Output>,
	request: RoutedRequest
): Routed<Output> {
	const find = tolerant(findOutput);
	const isOutput = (path: string) => find(path) !== undefined;
	const progress: Progress = {
		...request,
		query: new URLSearchParams(request.query),
		answer: { headers: new Headers() }
	};
	const found = (output: Output): Routed<Output> => {
		run(phases.hit, progress, isOutput);
		return { kind: 'output', output, query: progress.query, ...progress.answer };
	};
	const answered = (status: number): Routed<Output> => {
		progress.answer.status = status;
		if (status < 400) return { kind: 'answer', headers: progress.answer.headers, status };
		const routes = phases.error.filter((route) => (route.status ?? status) === status);
		const asked = progress.path;
		run(routes, progress, isOutput);
		const output = progress.path === asked ? undefined : find(progress.path);
		return output
			? { kind: 'output', output, query: progress.query, headers: progress.answer.headers, status }
			: { kind: 'answer', headers: progress.answer.headers, status };
	};

	for (const phase of BEFORE_NOT_FOUND) {
		if (run(phases[phase], progress, isOutput)) return answered(progress.answer.status ?? 404);
		const output = find(progress.path);
		if (output) return found(output);
		if (run(phases.miss, progress, isOutput)) return answered(progress.answer.status ?? 404);
		const missed = find(progress.path);
		if (missed) return found(missed);
	}
	return answered(404);
}
