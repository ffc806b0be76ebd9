/** https://www.w3.org/TR/trace-context/#traceparent-header: version, trace id, parent id, flags. */
const TRACEPARENT =
	/^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})[\da-f]{16}-[\da-f]{2}(?:$|-)/;
const ANYTHING_AFTER_VERSION_00 = /^00-.{52}./;

/** The trace a caller says this request belongs to; undefined when it says nothing or nothing valid. */
export function traceIdOf(traceparent: string | null | undefined): string | undefined {
	if (!traceparent || ANYTHING_AFTER_VERSION_00.test(traceparent)) return undefined;
	return TRACEPARENT.exec(traceparent)?.[1];
}

export function newTraceId(): string {
	return crypto.randomUUID().replaceAll('-', '');
}
