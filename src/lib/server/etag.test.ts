import { expect, test } from 'vitest';
import { fakeEvent } from '../../../tests/support/fake-event.ts';
import { requireVersion, versionHeaders } from './etag.ts';

const known = (tag: string) => requireVersion(fakeEvent({ headers: { 'if-match': tag } }));

test.each([
	['"1"', 1],
	[' "42" ', 42],
	['W/"42"', 42],
	[versionHeaders(7).etag ?? '', 7]
])('%s is version %i', (tag, version) => {
	expect(known(tag)).toEqual({ ok: true, version });
});

test.each(['"0"', '"01"', '7', '"1", "2"', '"4294967296"', '"one"'])(
	'%s is a version that no ticket has',
	(tag) => {
		expect(known(tag)).toEqual({ ok: true, version: 0 });
	}
);

test.each([undefined, '', '*'])('%s does not say what is changed', (tag) => {
	const headers: Record<string, string> = tag === undefined ? {} : { 'if-match': tag };
	expect(requireVersion(fakeEvent({ headers }))).toMatchObject({
		ok: false,
		response: { status: 428 }
	});
});
