import { cdnCache } from '../cdn-cache.ts';

/** Says for how long Netlify's network may keep an answer, most specific first. */
const CONTROLS = ['netlify-cdn-cache-control', 'cdn-cache-control', 'cache-control'];

/** Meant for the network, not for the client: https://docs.netlify.com/build/caching/caching-overview/ */
const NOT_FOR_CLIENTS = ['netlify-cdn-cache-control', 'cdn-cache-control'];

/** What a function answered, as it leaves the network: without what the platform's parts tell each other. */
export function publicResponse(request: Request, response: Response): Response {
	const copy = new Response(response.body, response);
	for (const name of [...copy.headers.keys()]) {
		if (name.startsWith('x-nf-') || NOT_FOR_CLIENTS.includes(name)) copy.headers.delete(name);
	}
	copy.headers.set('server', 'Netlify');
	copy.headers.set('x-nf-request-id', request.headers.get('x-nf-request-id') ?? '');
	return copy;
}

/** The network's cache in front of a function, one for a whole deploy. */
export function networkCache() {
	const cache = cdnCache({ controls: CONTROLS });

	return async (
		request: Request,
		run: (request: Request) => Promise<Response>
	): Promise<Response> => {
		const { response, state, ageSeconds, ttlSeconds } = await cache.respond(request, () =>
			// A refresh goes on when its client has been answered and is gone.
			run(new Request(request, { signal: null }))
		);
		const copy = new Response(response.body, response);
		const isHit = state === 'HIT' || state === 'STALE';
		// https://www.rfc-editor.org/rfc/rfc9211: a stale answer is a hit whose time to live is negative.
		const status = isHit ? `hit; ttl=${ttlSeconds}` : 'fwd=miss';
		copy.headers.append('cache-status', `"Netlify Edge"; ${status}`);
		if (isHit) copy.headers.set('age', String(Math.floor(ageSeconds)));
		return copy;
	};
}

/** What Netlify says where neither a file nor a function answers. */
export function notFound(request: Request): Response {
	const id = request.headers.get('x-nf-request-id') ?? '';
	return new Response(`Not Found - Request ID: ${id}`, {
		status: 404,
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
}
