/** `slow` did not answer in time, `failed` said no. Why is in the log: this answer is public. */
interface CheckResult {
	status: 'ok' | 'failed' | 'slow';
	durationMs: number;
}

interface Readiness {
	status: 'ready' | 'not ready' | 'draining';
	checks: Record<string, CheckResult>;
}

interface ReadinessOptions {
	draining: boolean;
	timeoutMs: number;
	/** Milliseconds; only differences matter. */
	now: () => number;
	/** Told why a check failed. */
	onFailure: (name: string, error: unknown) => void;
}

/** Runs all checks at once, each within its time. A draining process is not ready whatever they say. */
export async function checkReadiness(
	checks: Record<string, () => Promise<void>>,
	{ draining, ...options }: ReadinessOptions
): Promise<Readiness> {
	const results = await Promise.all(
		Object.entries(checks).map(
			async ([name, check]) => [name, await runCheck(name, check, options)] as const
		)
	);
	const healthy = results.every(([, { status }]) => status === 'ok');
	const status = draining ? 'draining' : healthy ? 'ready' : 'not ready';
	return { status, checks: Object.fromEntries(results) };
}

async function runCheck(
	name: string,
	check: () => Promise<void>,
	{ timeoutMs, now, onFailure }: Omit<ReadinessOptions, 'draining'>
): Promise<CheckResult> {
	const startedAt = now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tooSlow = new Promise<'slow'>((resolve) => {
		timer = setTimeout(() => resolve('slow'), timeoutMs);
	});
	const outcome = check().then(
		() => 'ok' as const,
		(error: unknown) => {
			onFailure(name, error);
			return 'failed' as const;
		}
	);
	const status = await Promise.race([outcome, tooSlow]);
	clearTimeout(timer);
	return { status, durationMs: Math.round(now() - startedAt) };
}
