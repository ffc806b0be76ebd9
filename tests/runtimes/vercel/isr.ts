import type { PrerenderConfig } from './function-config.ts';
import type { FunctionOutput } from './outputs.ts';
import { REVALIDATE } from './platform-answers.ts';

type IsrState = 'HIT' | 'MISS' | 'STALE' | 'REVALIDATED' | 'BYPASS';

interface IsrAnswer {
	response: Response;
	state: IsrState;
}

export interface IsrCache {
	/** Answers a page from memory, or with what `generate` makes; again in the background when it is too old. */
	respond(
		page: string,
		config: PrerenderConfig,
		request: Request,
		generate: (request: Request) => Promise<Response>
	): Promise<IsrAnswer>;
}

interface Page {
	status: number;
	headers: Headers;
	body: ArrayBuffer;
	madeAt: number;
}

/** The address of a page for its function: the path of the output, and of the query what makes another page. */
export function pageAddress({ path, prerender }: FunctionOutput, query: URLSearchParams): string {
	const allowed = prerender?.allowQuery;
	const kept = new URLSearchParams([...query].filter(([name]) => allowed?.includes(name) ?? true));
	return encodeURI(path) + (kept.size > 0 ? `?${kept.toString()}` : '');
}

/** Whoever knows the token may see a draft (by cookie), or have the page made anew (by header). */
function privilege({ headers }: Request, token: string | undefined): IsrState | undefined {
	if (token === undefined) return undefined;
	if (headers.get('x-prerender-revalidate') === token) return 'REVALIDATED';
	const cookies = (headers.get('cookie') ?? '').split('; ');
	return cookies.includes(`__prerender_bypass=${token}`) ? 'BYPASS' : undefined;
}

/** A page is the same for everyone, so its function sees nothing of who asks. */
function anonymous({ url }: Request): Request {
	return new Request(url);
}

function isOld({ madeAt }: Page, { expiration }: PrerenderConfig, now: number): boolean {
	return expiration !== false && now - madeAt >= expiration * 1000;
}

/** Incremental static regeneration: https://vercel.com/docs/build-output-api/primitives#prerender-functions */
export function isrCache(now: () => number = Date.now): IsrCache {
	const pages = new Map<string, Page>();
	const making = new Map<string, Promise<Page>>();

	/** Makes a page at most once at a time; one that failed is given to those who wait, and not kept. */
	function make(key: string, generate: () => Promise<Response>): Promise<Page> {
		const current = making.get(key);
		if (current) return current;
		const page = Promise.try(generate).then(async (response) => {
			const { status, headers } = response;
			headers.delete('set-cookie');
			headers.set('cache-control', REVALIDATE);
			const made = { status, headers, body: await response.arrayBuffer(), madeAt: now() };
			if (status < 500) pages.set(key, made);
			return made;
		});
		making.set(key, page);
		const done = () => void making.delete(key);
		page.then(done, done);
		return page;
	}

	const show = ({ status, headers, body }: Page, state: IsrState): IsrAnswer => ({
		response: new Response(body.byteLength > 0 ? body : null, { status, headers }),
		state
	});

	return {
		async respond(page, config, request, generate) {
			const asked = privilege(request, config.bypassToken);
			if (asked === 'BYPASS') return { response: await generate(request), state: asked };

			const again = () => make(page, () => generate(anonymous(request)));
			const known = pages.get(page);
			if (asked === 'REVALIDATED') return show(await again(), asked);
			if (!known) return show(await again(), 'MISS');
			if (!isOld(known, config, now())) return show(known, 'HIT');
			// Nobody waits for it, and the old page serves on.
			again().catch(() => undefined);
			return show(known, 'STALE');
		}
	};
}
