/** What one rule has against one file. */
export interface Violation {
	file: string;
	rule: Rule;
	found: string;
	allowed: string;
	/** What to do about it. */
	remedy: string;
	/** The statement at fault, white space collapsed, by which exceptions know it. */
	code?: string;
}

export type Rule =
	| 'size'
	| 'start-up'
	| 'client-javascript'
	| 'edge-imports'
	| 'edge-packages'
	| 'node-only-packages'
	| 'generated-code'
	| 'client-secrets'
	| 'client-source-maps'
	| 'host-variables'
	| 'rate-limiters'
	| 'node-version'
	| 'cron-routes'
	| 'exceptions';
