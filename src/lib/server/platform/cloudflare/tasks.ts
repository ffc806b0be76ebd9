/** A name under /api/cron. */
export interface TaskMessage {
	task: string;
}

export interface TaskBindings {
	CRON_SECRET?: string;
}

/** @throws Error that says how to set it */
export function secretOf({ CRON_SECRET }: TaskBindings): string {
	if (!CRON_SECRET) throw new Error('CRON_SECRET is missing: wrangler secret put CRON_SECRET');
	return CRON_SECRET;
}

/**
 * Runs what a message asks for, by the route that every other platform's scheduler calls, so with its checks and its log
 * line. Answers whether it is done; never throws, because a queue's messages share their handler.
 */
export async function runTask(
	body: unknown,
	bindings: TaskBindings,
	ask: (request: Request) => Promise<Response>
): Promise<boolean> {
	try {
		const request = new Request(`https://slipway.internal/api/cron/${taskOf(body)}`, {
			headers: { authorization: `Bearer ${secretOf(bindings)}` }
		});
		return (await ask(request)).ok;
	} catch (error) {
		console.error(error);
		return false;
	}
}

function taskOf(body: unknown): string {
	const { task } = (body ?? {}) as Partial<TaskMessage>;
	if (typeof task === 'string' && /^[\w-]+$/.test(task)) return task;
	throw new Error(`A message that names no task: ${JSON.stringify(body)}`);
}
