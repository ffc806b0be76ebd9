import type { Violation } from '../violation.ts';

const SERVER_SOURCE = /(^|\/)server\/|\.server\.\w+$|\+server\.\w+$/;
const INLINE = /sourceMappingURL=data:application\/json[^,]*;base64,([\w+/=]+)/;

function sourcesOf(file: string, text: string): string[] {
	const json = file.endsWith('.map')
		? text
		: Buffer.from(INLINE.exec(text)?.[1] ?? '', 'base64').toString();
	return json === '' ? [] : (JSON.parse(json) as { sources: string[] }).sources;
}

/** Sources of the server in a published source map, whether it is a file or inside of one. */
export function findServerSources(file: string, text: string): Violation[] {
	return sourcesOf(file, text)
		.filter((source) => SERVER_SOURCE.test(source))
		.slice(0, 1)
		.map((source) => ({
			file,
			rule: 'client-source-maps',
			found: `the source of ${source}`,
			allowed: 'sources of the browser’s code',
			remedy: 'Publish only the folder for browsers; the build keeps the server’s maps elsewhere.'
		}));
}
