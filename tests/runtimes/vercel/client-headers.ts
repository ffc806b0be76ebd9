/** Headers that speak for the platform: from a client they would be lies. */
const PLATFORM_HEADER = /^(x-vercel-|x-forwarded-|x-real-ip$|forwarded$|x-matched-path$)/;

export interface Client {
	/** Of the socket. */
	address: string;
	/** As the client calls the deployment. */
	host: string;
}

/** The headers with which a function sees a request: https://vercel.com/docs/headers/request-headers */
export function withPlatformHeaders(
	headers: Headers,
	{ address, host }: Client,
	id: string
): Headers {
	const own = [...headers].filter(([name]) => name !== 'host' && !PLATFORM_HEADER.test(name));
	return new Headers([
		...own,
		['host', host],
		['forwarded', `for=${address};host=${host};proto=http`],
		['x-forwarded-for', address],
		['x-forwarded-host', host],
		['x-forwarded-proto', 'http'],
		['x-real-ip', address],
		['x-vercel-deployment-url', host],
		['x-vercel-forwarded-for', address],
		['x-vercel-id', id]
	]);
}
