import type { Violation } from '../violation.ts';

/** What a route's segment stands for; a rest segment for nothing, because what it takes is answered with 404. */
function segmentPattern(segment: string): string {
	if (segment.startsWith('[...')) return '(?!)';
	return segment
		.split(/\[\[?[^\]]+\]\]?/)
		.map(RegExp.escape)
		.join('[^/]+');
}

/** Whether a route of the app, by its folder below src/routes, answers `path`. */
function answers(route: string, path: string): boolean {
	const segments = route.split('/').filter((segment) => segment && !/^\(.+\)$/.test(segment));
	return new RegExp(`^/${segments.map(segmentPattern).join('/')}$`).test(path);
}

/** Paths that a scheduler calls and no route answers. */
export function findCronRoutes(
	file: string,
	paths: readonly string[],
	routes: readonly string[]
): Violation[] {
	return paths
		.filter((path) => !routes.some((route) => answers(route, path)))
		.map((path) => ({
			file,
			rule: 'cron-routes',
			found: path,
			allowed: 'paths that a +server.ts answers, with names of tasks',
			remedy: 'Correct the path, or write the route or the task.'
		}));
}

/** Tasks that should be called and no scheduler calls. */
export function findMissingSchedules(
	file: string,
	paths: readonly string[],
	scheduled: readonly string[]
): Violation[] {
	return scheduled
		.filter((task) => !paths.includes(`/api/cron/${task}`))
		.map((task) => ({
			file,
			rule: 'cron-routes',
			found: `no schedule of /api/cron/${task}`,
			allowed: 'one for each task of src/lib/server/tasks/scheduled.ts',
			remedy: 'Add the path, with a time of day.'
		}));
}
