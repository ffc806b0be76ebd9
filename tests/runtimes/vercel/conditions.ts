import type { Condition } from './config.ts';

/** What of a request decides where it goes. */
export interface RoutedRequest {
	method: string;
	/** As it was sent, percent-encoded. */
	path: string;
	query: URLSearchParams;
	headers: Headers;
}

function cookie(headers: Headers, key: string): string | null {
	const pairs = (headers.get('cookie') ?? '').split('; ').map((pair) => pair.split('='));
	const found = pairs.find(([name]) => name === key);
	return found ? found.slice(1).join('=') : null;
}

function valueOf(condition: Condition, { headers, query }: RoutedRequest): string | null {
	switch (condition.type) {
		case 'host':
			return headers.get('host');
		case 'header':
			return headers.get(condition.key);
		case 'cookie':
			return cookie(headers, condition.key);
		case 'query':
			return query.get(condition.key);
	}
}

/** Whether the request has what one entry of `has` or `missing` describes; without a value any will do. */
export function holds(condition: Condition, request: RoutedRequest): boolean {
	const value = valueOf(condition, request);
	if (value === null) return false;
	return condition.value === undefined || new RegExp(`^(?:${condition.value})$`).test(value);
}
