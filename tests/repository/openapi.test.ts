import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/lib/server/openapi/document.ts';

const ROUTES = 'src/routes';
/** The folders whose routes the document describes. */
const DESCRIBED = ['api/organizations', 'api/uploads', 'api/attachments'];
const EXPORTED = /^export const (GET|POST|PUT|PATCH|DELETE)\b/gm;

/** What the JSON form of the document has, as far as this test reads it. */
interface Operation {
	operationId?: string;
	parameters?: { in: string; name: string; description?: string }[];
	responses: Record<string, object>;
}
const document = JSON.parse(JSON.stringify(openApiDocument('test'))) as {
	paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, operation]) => ({
		name: `${method.toUpperCase()} ${path}`,
		path,
		operation
	}))
);

/** The operations that the files of the routes export, named as the document names them. */
const exported = DESCRIBED.flatMap((folder) =>
	readdirSync(join(ROUTES, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts'))
		.flatMap((file) => {
			const route = join('/', folder, file, '..').replaceAll(/\[(\w+)(=\w+)?\]/g, '{$1}');
			const source = readFileSync(join(ROUTES, folder, file), 'utf8');
			return [...source.matchAll(EXPORTED)].map(([, method = '']) => `${method} ${route}`);
		})
);

test('the document describes every route, and no other', () => {
	expect(exported.length).toBeGreaterThan(15);
	expect(operations.map(({ name }) => name).sort()).toEqual(exported.sort());
});

test('the document is valid OpenAPI 3.1', async () => {
	const validator = new Validator();
	const { valid, errors } = await validator.validate({ ...document });
	expect(errors).toBeUndefined();
	expect(valid).toBe(true);
	expect(validator.version).toBe('3.1');
});

test('every operation has a name of its own', () => {
	const names = operations.map(({ operation }) => operation.operationId);
	expect(new Set(names).size).toBe(names.length);
});

describe.each(operations)('$name', ({ path, operation }) => {
	test('has exactly the parameters of its path', () => {
		const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
		const inBraces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect(inPath.map(({ name }) => name)).toEqual(inBraces);
	});

	test('says how it refuses who is not signed in, may not, or asks too often', () => {
		for (const status of ['401', '403', '404', '429', '500']) {
			expect(operation.responses).toHaveProperty(status);
		}
	});
});
