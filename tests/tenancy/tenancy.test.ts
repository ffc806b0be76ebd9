import { afterAll, beforeAll, describe, test } from 'vitest';
import { databases, type OpenSubject, type Template } from './databases.ts';
import { laws } from './laws/index.ts';

describe.each(databases)('tenancy on %s', (_, make) => {
	let template: Template;
	let subject: OpenSubject;
	beforeAll(async () => {
		template = await make();
		subject = await template.open();
	}, 60_000);
	afterAll(async () => {
		await subject.close();
		await template.stop();
	});

	test.for(laws)('$title', ({ holds }) => holds(subject));
});
