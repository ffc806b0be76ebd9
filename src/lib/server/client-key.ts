import ipaddr from 'ipaddr.js';

/**
 * The name under which a client is counted. An IPv6 client owns at least a /64 and could otherwise have a fresh
 * allowance for every request: https://www.rfc-editor.org/rfc/rfc6177
 */
export function clientKey(address: string): string {
	if (!ipaddr.isValid(address)) return 'unknown';
	const ip = ipaddr.process(address);
	if (ip.kind() === 'ipv4') return ip.toString();
	const network = ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/64`);
	return `${network.toString()}/64`;
}
