import { describe, expect, test } from 'vitest';
import { newTraceId, traceIdOf } from './trace-context.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('traceIdOf', () => {
	test('reads the trace id of a valid traceparent', () => {
		expect(traceIdOf(`00-${TRACE}-${PARENT}-01`)).toBe(TRACE);
	});

	test('reads a later version, which may carry more fields', () => {
		expect(traceIdOf(`cc-${TRACE}-${PARENT}-01-what-the-future-brings`)).toBe(TRACE);
	});

	test.each([
		['missing', null],
		['empty', ''],
		['another format', 'abc'],
		['upper case', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
		['the forbidden version', `ff-${TRACE}-${PARENT}-01`],
		['a trace id of zeros', `00-${'0'.repeat(32)}-${PARENT}-01`],
		['a parent id of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
		['version 00 with more fields', `00-${TRACE}-${PARENT}-01-extra`],
		['a longer flag', `00-${TRACE}-${PARENT}-011`]
	])('ignores %s', (_, traceparent) => {
		expect(traceIdOf(traceparent)).toBeUndefined();
	});
});

test('a new trace id is a valid one', () => {
	expect(traceIdOf(`00-${newTraceId()}-${PARENT}-01`)).toBeDefined();
});
