import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import settings from '../../project.inlang/settings.json' with { type: 'json' };

const files = readdirSync('messages/en').sort();
const read = (language: string, file: string) =>
	JSON.parse(readFileSync(join('messages', language, file), 'utf8')) as Record<string, string>;

test('the settings name every file of messages, and there is one of each in both languages', () => {
	const named = settings['plugin.inlang.messageFormat'].pathPattern;
	expect(files.map((file) => `./messages/{locale}/${file}`)).toEqual([...named].sort());
	expect(readdirSync('messages/ko').sort()).toEqual(files);
});

test.each(files)(
	'every message of %s exists in both languages, with the same placeholders',
	(file) => {
		const [en, ko] = [read('en', file), read('ko', file)];
		expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
		const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
		for (const [key, text] of Object.entries(en)) {
			expect(placeholders(ko[key]), key).toEqual(placeholders(text));
		}
	}
);

const names = files
	.flatMap((file) => Object.keys(read('en', file)))
	.filter((name) => name !== '$schema');

test('no name stands for two messages', () => {
	expect(new Set(names).size).toBe(names.length);
});

test('every message is said somewhere', () => {
	const code = globSync('src/**/*.{ts,svelte}', { exclude: ['src/lib/paraglide/**'] })
		.filter((path) => !path.endsWith('.test.ts'))
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');
	// Always by name and never computed, so that the build can leave out what a page does not say.
	const said = new Set([...code.matchAll(/\bm\.(\w+)/g)].map(([, name]) => name));
	expect(names.filter((name) => !said.has(name))).toEqual([]);
});
