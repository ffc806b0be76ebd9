/** Where unexpected errors go, so that a person learns of them. */
export interface ErrorReporter {
	/** `context` says where it happened: request id, route, name of the deferred work. Never throws. */
	report(error: unknown, context: Record<string, unknown>): void;
}
