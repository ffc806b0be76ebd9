import { UnfitLoginError } from './ports/database/index.ts';

/** `slow` did not answer in time, `failed` said no. Why is in the log: this answer is public. */
interface CheckResult {
	status: 'ok' | 'failed' | 'slow';
	durationMs: number;
	/** Only where somebody has set something up wrongly, and as a code that tells nobody anything else. */
	reason?: string;
}

type Outcome = Omit<CheckResult, 'durationMs'>;

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
	const tooSlow = new Promise<Outcome>((resolve) => {
		timer = setTimeout(() => resolve({ status: 'slow' }), timeoutMs);
	});
	const outcome = check().then(
		(): Outcome => ({ status: 'ok' }),
		(error: unknown): Outcome => {
			onFailure(name, error);
			if (!(error instanceof UnfitLoginError)) return { status: 'failed' };
			return { status: 'failed', reason: error.reason };
		}
	);
	const { status, reason } = await Promise.race([outcome, tooSlow]);
	clearTimeout(timer);
	return { status, durationMs: Math.round(now() - startedAt), ...(reason && { reason }) };
}
