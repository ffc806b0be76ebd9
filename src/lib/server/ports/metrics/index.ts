export interface RequestObservation {
	method: string;
	/** The route's id, never the URL: a label must have few values. `null` for what no route answered. */
	route: string | null;
	status: number;
	seconds: number;
}

export interface Metrics {
	observeRequest(request: RequestObservation): void;
	/** Everything observed so far, in Prometheus' text format; missing where metrics leave as log lines. */
	exposition?: () => Promise<{ contentType: string; text: string }>;
}
