/** A request that was answered. */
export interface ObservedRequest {
	requestId: string;
	traceId: string;
	method: string;
	/** The route's id; `null` for what no route answered. */
	route: string | null;
	status: number;
	durationMs: number;
}

/** Where unexpected errors go, so that a person learns of them, and of how the requests around them went. */
export interface ErrorReporter {
	/** `context` says where it happened: request id, route, name of the deferred work. Never throws. */
	report(error: unknown, context: Record<string, unknown>): void;
	/** Told of every request; whether it keeps one is its own choice. Never throws. */
	observe(request: ObservedRequest): void;
	/** Resolves when everything reported has left the process. */
	flush(): Promise<void>;
}
