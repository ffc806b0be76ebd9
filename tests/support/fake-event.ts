import type { RequestEvent } from '@sveltejs/kit';
import { memoryServices } from '../../src/lib/server/platform/memory/index.ts';
import type { Services } from '../../src/lib/server/services.ts';
import type { Session } from '../../src/lib/server/sessions/session.ts';

interface FakeEventOptions {
	method?: string;
	url?: string;
	headers?: Record<string, string>;
	body?: BodyInit;
	routeId?: string | null;
	params?: Record<string, string>;
	clientAddress?: () => string;
	cookies?: Record<string, string>;
	isSubRequest?: boolean;
	isDataRequest?: boolean;
	/** Who is signed in; nobody, by default. */
	session?: Session;
	services?: Partial<Services>;
	/** Receives what is logged. */
	lines?: string[];
}

/** A request as a handle or a route sees it, with real in-memory ports and nothing else real. */
export function fakeEvent({
	method = 'GET',
	url = 'http://localhost/',
	headers = {},
	body,
	routeId = '/',
	params = {},
	clientAddress = () => '192.0.2.1',
	cookies = {},
	isSubRequest = false,
	isDataRequest = false,
	session,
	services,
	lines
}: FakeEventOptions = {}): RequestEvent {
	const event: Partial<RequestEvent> = {
		request: new Request(url, { method, headers, body }),
		url: new URL(url),
		route: { id: routeId as RequestEvent['route']['id'] },
		params,
		getClientAddress: clientAddress,
		cookies: cookieJar(cookies),
		isSubRequest,
		isDataRequest,
		platform: undefined,
		locals: {
			requestId: 'request-0001',
			traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
			locale: 'en',
			session: () => Promise.resolve(session),
			services: memoryServices(services, lines)
		}
	};
	return event as RequestEvent;
}

/** Only reads: what a test wants to see written, it looks for in a real answer. */
function cookieJar(given: Record<string, string>): RequestEvent['cookies'] {
	const reading: Partial<RequestEvent['cookies']> = {
		get: (name) => given[name],
		getAll: () => Object.entries(given).map(([name, value]) => ({ name, value }))
	};
	return reading as RequestEvent['cookies'];
}

/** The innermost `resolve`: answers with what it is given. */
export const resolveWith =
	(response: Response | (() => Response | Promise<Response>) = new Response('ok')) =>
	async () =>
		typeof response === 'function' ? response() : response;
