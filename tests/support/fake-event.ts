import type { RequestEvent } from '@sveltejs/kit';
import { memoryServices } from '../../src/lib/server/platform/memory/index.ts';
import type { Services } from '../../src/lib/server/services.ts';

interface FakeEventOptions {
	method?: string;
	url?: string;
	headers?: Record<string, string>;
	body?: BodyInit;
	routeId?: string | null;
	params?: Record<string, string>;
	clientAddress?: () => string;
	isSubRequest?: boolean;
	isDataRequest?: boolean;
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
	isSubRequest = false,
	isDataRequest = false,
	services,
	lines
}: FakeEventOptions = {}): RequestEvent {
	const event: Partial<RequestEvent> = {
		request: new Request(url, { method, headers, body }),
		url: new URL(url),
		route: { id: routeId as RequestEvent['route']['id'] },
		params,
		getClientAddress: clientAddress,
		isSubRequest,
		isDataRequest,
		platform: undefined,
		locals: {
			requestId: 'request-0001',
			traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
			locale: 'en',
			services: memoryServices(services, lines)
		}
	};
	return event as RequestEvent;
}

/** The innermost `resolve`: answers with what it is given. */
export const resolveWith =
	(response: Response | (() => Response | Promise<Response>) = new Response('ok')) =>
	async () =>
		typeof response === 'function' ? response() : response;
