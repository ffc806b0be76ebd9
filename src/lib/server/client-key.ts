import ipaddr from 'ipaddr.js';

/** Some proxies pass on the port as well: `192.0.2.1:443`, `[2001:db8::1]:443`. */
const WITH_PORT = /^(?:\[(?<v6>[\da-f:.]+)\]|(?<v4>[\d.]+))(?::\d+)?$/i;

/**
 * The name under which a client is counted. An IPv6 client owns at least a /64 and could otherwise have a fresh
 * allowance for every request: https://www.rfc-editor.org/rfc/rfc6177
 */
export function clientKey(given: string): string {
	const { v4, v6 } = WITH_PORT.exec(given)?.groups ?? {};
	const address = v4 ?? v6 ?? given;
	if (!ipaddr.isValid(address)) return 'unknown';
	const ip = ipaddr.process(address);
	if (ip.kind() === 'ipv4') return ip.toString();
	const network = ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/64`);
	return `${network.toString()}/64`;
}
