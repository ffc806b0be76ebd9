// Takes the place of SvelteKit's server/index.js in builds for Vercel and Netlify: adapter.ts puts it there, and
// SvelteKit's own beside it as kit.js. The adapters make the entry themselves, so this is the only way around it.
import { Server as KitServer } from './kit.js';

export * from './kit.js';

export class Server extends KitServer {
	/** @type {Promise<void> | undefined} */
	#started;

	/**
	 * @override
	 * @param {Parameters<KitServer['init']>[0]} options
	 */
	init(options) {
		this.#started = super.init(options);
		return this.#started;
	}

	/**
	 * @override
	 * @param {Request} request
	 * @param {Parameters<KitServer['respond']>[1]} options
	 */
	async respond(request, options) {
		// The adapters' edge entries wait for the first request alone, and the others meanwhile find no app.
		await this.#started;
		const answer = (/** @type {Request} */ covered) => super.respond(covered, options);
		return globalThis.slipway?.cover?.(request, options.platform, answer) ?? answer(request);
	}
}
