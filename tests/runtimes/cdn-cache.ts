import { LRUCache } from 'lru-cache';

export interface CdnRules {
	/** Response headers that say how long, most specific first; the first one present decides. */
	controls: readonly string[];
}

type CdnState = 'HIT' | 'MISS' | 'STALE' | 'BYPASS';

interface CdnAnswer {
	response: Response;
	/** BYPASS: the request is of a kind that the cache leaves alone. */
	state: CdnState;
	ageSeconds: number;
	/** Seconds until the answer is no longer fresh; negative when it is stale. */
	ttlSeconds: number;
}

export interface CdnCache {
	/** Answers from memory, or with what `origin` answers. `origin` is called again to refresh a stale answer. */
	respond(request: Request, origin: () => Promise<Response>): Promise<CdnAnswer>;
}

/** Of an answer that was just made. */
const NEW = { ageSeconds: 0, ttlSeconds: 0 };

interface Lifetime {
	freshMs: number;
	staleMs: number;
}

interface Stored extends Lifetime {
	status: number;
	headers: Headers;
	body: ArrayBuffer;
	storedAt: number;
}

/** By URL and variant; what was not asked for longest is forgotten first. */
const MAX_ENTRIES = 1000;

/** https://vercel.com/docs/cdn-cache#cacheable-response-criteria */
const STORABLE = new Set([200, 301, 302, 307, 308, 404, 410]);

function directivesOf(control: string): Map<string, string> {
	const parts = control.split(',').map((part) => part.trim().toLowerCase().split('='));
	return new Map(parts.map(([name = '', value = '']) => [name, value.replaceAll('"', '')]));
}

function milliseconds(directives: Map<string, string>, ...names: string[]): number {
	const value = names.map((name) => directives.get(name)).find((text) => text !== undefined);
	return value !== undefined && /^\d+$/.test(value) ? Number(value) * 1000 : 0;
}

/** How long the first control header that is present lets a shared cache answer in the origin's place. */
function lifetimeOf({ headers }: Response, controls: readonly string[]): Lifetime | undefined {
	const name = controls.find((control) => headers.has(control));
	const directives = directivesOf((name && headers.get(name)) ?? '');
	if (['private', 'no-store', 'no-cache'].some((word) => directives.has(word))) return undefined;

	// In a header meant for shared caches `max-age` is theirs (RFC 9213); elsewhere it is the browser's.
	const ages = name === 'cache-control' ? ['s-maxage'] : ['s-maxage', 'max-age'];
	const freshMs = milliseconds(directives, ...ages);
	if (freshMs === 0) return undefined;
	return { freshMs, staleMs: milliseconds(directives, 'stale-while-revalidate') };
}

function variesBy({ headers }: Response): string[] {
	const names = (headers.get('vary') ?? '').split(',').map((name) => name.trim().toLowerCase());
	return names.filter((name) => name !== '');
}

function isStorable(response: Response): boolean {
	const { status, headers } = response;
	return STORABLE.has(status) && !headers.has('set-cookie') && !variesBy(response).includes('*');
}

/** Answers to these are one visitor's, or a part: https://vercel.com/docs/cdn-cache#cacheable-response-criteria */
function leavesAlone({ method, headers }: Request): boolean {
	return !['GET', 'HEAD'].includes(method) || headers.has('authorization') || headers.has('range');
}

function replay({ status, headers, body }: Stored, { method }: Request): Response {
	return new Response(method === 'HEAD' ? null : body, { status, headers });
}

/**
 * The shared cache of a content delivery network, as far as the app can tell: lifetimes by response header
 * (https://www.rfc-editor.org/rfc/rfc9213), stale-while-revalidate, Vary. Only a GET fills it. Answers that are not
 * stored stream through; the body of one that is stored is read to its end first.
 */
export function cdnCache({ controls }: CdnRules, now: () => number = Date.now): CdnCache {
	const variants = new LRUCache<string, readonly string[]>({ max: MAX_ENTRIES });
	const stored = new LRUCache<string, Stored>({ max: MAX_ENTRIES });
	const refreshing = new Set<string>();

	function keyOf({ url, headers }: Request): string {
		const values = (variants.get(url) ?? []).map((name) => [name, headers.get(name)]);
		return JSON.stringify([url, values]);
	}

	/** Stores what may be stored, and gives it back readable. */
	async function keep(request: Request, response: Response): Promise<Response> {
		const lifetime = lifetimeOf(response, controls);
		if (request.method !== 'GET' || !lifetime || !isStorable(response)) return response;

		const { status, headers } = response;
		const entry = {
			status,
			headers,
			body: await response.arrayBuffer(),
			storedAt: now(),
			...lifetime
		};
		variants.set(request.url, variesBy(response));
		stored.set(keyOf(request), entry);
		return replay(entry, request);
	}

	async function renew(request: Request, key: string, entry: Stored, response: Response) {
		// The client asked conditionally: "not modified" is about its copy, and about ours if they are the same.
		if (response.status === 304) {
			const isOurs = response.headers.get('etag') === entry.headers.get('etag');
			if (isOurs) stored.set(key, { ...entry, storedAt: now() });
			return;
		}
		if (response.status < 500) stored.delete(key);
		const kept = await keep(request, response);
		await kept.body?.cancel();
	}

	function refresh(request: Request, key: string, entry: Stored, origin: () => Promise<Response>) {
		if (request.method !== 'GET' || refreshing.has(key)) return;
		refreshing.add(key);
		Promise.try(origin)
			.then((response) => renew(request, key, entry, response))
			// Nobody waits for it, and the stale answer serves until its time is over.
			.catch(() => undefined)
			.finally(() => refreshing.delete(key));
	}

	return {
		async respond(request, origin) {
			if (leavesAlone(request)) return { response: await origin(), state: 'BYPASS', ...NEW };

			const key = keyOf(request);
			const entry = stored.get(key);
			const age = entry ? now() - entry.storedAt : Infinity;
			if (!entry || age >= entry.freshMs + entry.staleMs) {
				const response = await keep(request, await origin());
				return { response, state: 'MISS', ...NEW };
			}
			const state = age < entry.freshMs ? 'HIT' : 'STALE';
			if (state === 'STALE') refresh(request, key, entry, origin);
			return {
				response: replay(entry, request),
				state,
				ageSeconds: Math.floor(age / 1000),
				ttlSeconds: Math.floor((entry.freshMs - age) / 1000)
			};
		}
	};
}
