/** What wrangler.toml deploys: SvelteKit's worker, and the handlers that its adapter does not make. */
import kit from '$kit-worker';
import { discardBody } from '../../discard-body.ts';
import type { HostContext } from '../../services.ts';
import { SCHEDULED } from '../../tasks/scheduled.ts';
import { coverUnhandled, type CoverOptions } from '../web/cover-unhandled.ts';
import { runTask, secretOf, type TaskBindings, type TaskMessage } from './tasks.ts';

interface Bindings extends TaskBindings {
	ASSETS: { fetch: (request: Request) => Promise<Response> };
	TASKS: { sendBatch: (messages: readonly { body: TaskMessage }[]) => Promise<unknown> };
}

interface QueuedMessage {
	body: unknown;
	ack: () => void;
	retry: () => void;
}

type ExecutionContext = NonNullable<HostContext['ctx']>;
type WorkerRequest = Request & Pick<HostContext, 'cf'>;

const cover = coverUnhandled(startedApp);

/** The app starts with SvelteKit's worker, which has answered before anyone asks for this. */
function startedApp(): CoverOptions {
	const options = globalThis.slipway?.options;
	if (!options) throw new Error('The app answered before it had started.');
	return options;
}

/** Takes the rules for files off the answer that there is no file: one of them lets it be kept for a year. */
const assetsOf = ({ ASSETS }: Bindings): Bindings['ASSETS'] => ({
	async fetch(request) {
		const response = await ASSETS.fetch(request);
		if (response.status < 400) return response;
		const headers = { 'cache-control': 'no-store' };
		return new Response(response.body, { status: response.status, headers });
	}
});

export default {
	fetch(request: WorkerRequest, env: Bindings, ctx: ExecutionContext) {
		const bindings = { ...env, ASSETS: assetsOf(env) };
		return cover(request, { env, ctx, cf: request.cf }, async (covered) => {
			const response = await kit.fetch(covered, bindings, ctx);
			if (covered.body && !covered.bodyUsed) await discardBody(covered.body.getReader());
			return response;
		});
	},

	/** Only puts the tasks into the queue, each as a message of its own, which is tried again when it fails. */
	async scheduled(_event: unknown, env: Bindings) {
		secretOf(env);
		await env.TASKS.sendBatch(SCHEDULED.map((task) => ({ body: { task } })));
	},

	/** Each message for itself: one that fails is tried again and ends in the dead letters, and takes no other along. */
	async queue(
		{ messages }: { messages: readonly QueuedMessage[] },
		env: Bindings,
		ctx: ExecutionContext
	) {
		for (const message of messages) {
			const isDone = await runTask(message.body, env, (request) => kit.fetch(request, env, ctx));
			if (isDone) message.ack();
			else message.retry();
		}
	}
};
