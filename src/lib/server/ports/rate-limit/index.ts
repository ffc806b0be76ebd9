/** Named policies, not costs: every platform can count, not every platform can weigh. */
export type Policy = 'read' | 'write' | 'sign-in';

export interface Limit {
	/** How many requests one key may make … */
	quota: number;
	/** … in a window of this length. */
	windowSeconds: number;
}

export type Decision =
	| {
			allowed: true;
			/** Requests left in this window, where the technology knows. */
			remaining?: number;
			resetSeconds?: number;
	  }
	| { allowed: false; retryAfterSeconds: number };

export interface RateLimiter {
	readonly limits: Readonly<Record<Policy, Limit>>;
	take(policy: Policy, key: string): Promise<Decision>;
}
