import { expect } from 'vitest';
import type { RunningApp } from '../runtimes/process.ts';

export interface Sent {
	response: Response;
	body: string;
	requestId: string;
}

/** Distinguishes the clients of one run. */
let clients = 0;

/** Sends requests to a running app, each under an id and from an address of its own, and finds their log lines. */
export function clientOf(app: RunningApp) {
	const client = ++clients;
	let sent = 0;

	async function send(path: string, init: RequestInit = {}): Promise<Sent> {
		sent += 1;
		const requestId = `contract-${client}-${sent}`;
		const headers = new Headers({
			accept: '*/*',
			'user-agent': 'contract/1',
			'x-request-id': requestId,
			'x-forwarded-for': `10.0.${Math.floor(sent / 256)}.${sent % 256}`
		});
		for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
		const response = await fetch(app.url + path, { redirect: 'manual', ...init, headers });
		return { response, body: await response.text(), requestId };
	}

	/** The access-log lines of a request, once a later request's line has arrived behind them. */
	async function accessLines(requestId: string) {
		const { requestId: marker } = await send('/healthz');
		await app.logged((record) => record.requestId === marker);
		return app.log.filter((record) => record.requestId === requestId && 'durationMs' in record);
	}

	return { send, accessLines };
}

const SECURITY_HEADERS = {
	'x-content-type-options': /^nosniff$/,
	'referrer-policy': /^strict-origin-when-cross-origin$/,
	'permissions-policy': /camera=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
	'content-security-policy': /^(?!.*unsafe-(inline|eval)).*frame-ancestors 'none'/
};

/** The whole policy, as an answer over plain http carries it. */
export function expectSecurityHeaders(headers: Headers): void {
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
		expect(headers.get(name), name).toMatch(value);
	}
	expect(headers.has('strict-transport-security')).toBe(false);
}

export const PROBLEM = /^application\/problem\+json$/;

/** Exactly the fields that a line of the access log has, sorted. */
export const ACCESS_LOG_FIELDS = [
	'durationMs',
	'level',
	'method',
	'msg',
	'path',
	'requestId',
	'route',
	'runtime',
	'status',
	'target',
	'time',
	'traceId',
	'userAgent'
];
