/**
 * A function small enough to see what a host does to it. The same file runs on Lambda and on Deno; the tests copy it
 * out of the project.
 */

/**
 * @typedef {object} Context
 * @property {string} ip
 * @property {(work: Promise<unknown>) => void} waitUntil
 * @typedef {(request: Request, context: Context) => Response | Promise<Response>} Route
 */

const { Netlify } =
	/** @type {{ Netlify: { env: { get: (name: string) => string | undefined } } }} */ (
		/** @type {unknown} */ (globalThis)
	);

let counted = 0;
/** @type {PromiseWithResolvers<void>} */
const gate = Promise.withResolvers();

/** @param {unknown} value */
const text = (value) => new TextEncoder().encode(String(value));

/** @type {Record<string, Route>} */
const routes = {
	'/seen': (request, { ip }) =>
		Response.json({
			url: request.url,
			method: request.method,
			headers: Object.fromEntries(request.headers),
			ip,
			greeting: Netlify.env.get('GREETING')
		}),
	'/echo': async (request) =>
		new Response(await request.arrayBuffer(), {
			headers: { 'content-type': request.headers.get('content-type') ?? '' }
		}),
	'/unread': () => new Response('unread'),
	'/stream': () =>
		new Response(
			new ReadableStream({
				async start(controller) {
					controller.enqueue(text('first,'));
					await gate.promise;
					controller.enqueue(text('last'));
					controller.close();
				}
			})
		),
	'/release': () => {
		gate.resolve();
		return new Response(null, { status: 204 });
	},
	'/cookies': () =>
		new Response(null, {
			status: 303,
			headers: [
				['location', '/'],
				['set-cookie', 'a=1; Path=/'],
				['set-cookie', 'b=2; Expires=Thu, 01 Jan 2099 00:00:00 GMT']
			]
		}),
	'/counted': () => {
		counted += 1;
		return new Response(String(counted), {
			headers: {
				'cache-control': 'no-store',
				'netlify-cdn-cache-control': 'public, max-age=60',
				'cache-status': '"the app"; fwd=miss'
			}
		});
	},
	'/later': (_, { waitUntil }) => {
		const work = new Promise((resolve) => setTimeout(resolve, 300));
		waitUntil(work.then(() => console.log('{"msg":"later"}')));
		return new Response('now');
	},
	'/log': () => {
		console.log('{"msg":"100%s of it"}');
		return new Response('logged');
	},
	'/throw': () => {
		throw new Error('for nobody but the log');
	},
	'/hang': ({ signal }) => {
		signal.addEventListener('abort', () => console.log('{"msg":"aborted"}'));
		console.log('{"msg":"hanging"}');
		return new Promise(() => undefined);
	},
	'/crash': () => {
		setTimeout(() => {
			throw new Error('outside of any request');
		});
		return new Response('soon');
	}
};

/** @type {Route} */
export default (request, context) => {
	const route = routes[new URL(request.url).pathname];
	return route ? route(request, context) : new Response('no such route', { status: 404 });
};
