import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { targets } from '../../scripts/outputs.ts';
import { runtimes } from '../runtimes/index.ts';

const documents = globSync('docs/**/*.md').sort();

describe.each(documents)('%s', (path) => {
	const text = readFileSync(path, 'utf8');

	test('every script it names exists, with the targets and runtimes it is given', () => {
		const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
		expect(scripts.filter((name) => !(name in packageJson.scripts))).toEqual([]);

		const served = [...text.matchAll(/npm run serve -- ([\w-]+)/g)].map(([, name]) => name);
		expect(runtimes).toEqual(expect.arrayContaining(served));
		const built = [
			...text.matchAll(/npm run build:all -- ((?:[a-z-]+ ?)+)|DEPLOY_TARGET=([\w-]+)/g)
		];
		const names = built.flatMap(([, list = '', one = '']) => `${list} ${one}`.trim().split(' '));
		expect(targets).toEqual(expect.arrayContaining(names));
	});

	test('every relative link leads somewhere', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
		const relative = links.filter((link) => !/^(https?:|mailto:)/.test(link));
		expect(relative.filter((link) => !leadsSomewhere(path, link))).toEqual([]);
	});
});

function leadsSomewhere(from: string, link: string): boolean {
	const [file = '', anchor] = link.split('#');
	const target = file === '' ? from : join(dirname(from), file);
	if (!existsSync(target)) return false;
	if (anchor === undefined || !target.endsWith('.md')) return true;
	const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm);
	return [...headings].some(([, heading = '']) => slug(heading) === anchor);
}

/** The anchor that GitHub gives a heading. */
const slug = (heading: string) =>
	heading
		.toLowerCase()
		.replaceAll(/[^\w\s-]/g, '')
		.replaceAll(' ', '-');
