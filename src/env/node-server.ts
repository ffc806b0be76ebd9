/** The process that serves on Node. */
import { variable } from './schema.ts';
import { address, bytes, headerName, origin, seconds, wholeNumber } from './types.ts';

export const nodeServer = {
	HOST: variable(address.default('127.0.0.1'), {
		description: 'The address the Node server listens on.',
		example: '0.0.0.0',
		on: 'node'
	}),
	PORT: variable(wholeNumber(1, 65_535).prefault('3000'), {
		description: 'The port the Node server listens on.',
		example: '8080',
		on: 'node'
	}),
	ORIGIN: variable(origin.optional(), {
		description:
			'The address visitors use. Needed in production, unless PROTOCOL_HEADER says what a proxy saw.',
		example: 'https://board.example',
		on: 'node'
	}),
	PROTOCOL_HEADER: variable(headerName.optional(), {
		description:
			'Header in which a trusted proxy passes on the protocol. Only behind such a proxy.',
		example: 'x-forwarded-proto',
		on: 'node'
	}),
	HOST_HEADER: variable(headerName.optional(), {
		description: 'Header in which a trusted proxy passes on the host. Only behind such a proxy.',
		example: 'x-forwarded-host',
		on: 'node'
	}),
	ADDRESS_HEADER: variable(headerName.optional(), {
		description:
			"Header in which a trusted proxy passes on the client's address. Only behind such a proxy.",
		example: 'x-forwarded-for',
		on: 'node'
	}),
	XFF_DEPTH: variable(wholeNumber(1, 100).prefault('1'), {
		description:
			'How many trusted proxies append to x-forwarded-for; addresses are counted from the right.',
		example: '2',
		on: 'node'
	}),
	KEEP_ALIVE_TIMEOUT: variable(seconds.prefault('65'), {
		description:
			'Seconds an unused connection stays open; longer than the proxy keeps it, or requests get lost.',
		example: '90',
		on: 'node'
	}),
	BODY_SIZE_LIMIT: variable(bytes.default('32M'), {
		description:
			'The largest request body the Node server reads; most routes read less. Files that are kept in DATA_DIR come this way, of up to 25M.',
		example: '64M',
		on: 'node'
	}),
	SHUTDOWN_DELAY: variable(seconds.prefault('5'), {
		description:
			'Seconds between SIGTERM and closing the port, for a load balancer to notice that /readyz says 503.',
		example: '10',
		on: 'node'
	}),
	SHUTDOWN_TIMEOUT: variable(seconds.prefault('20'), {
		description: 'Seconds that running requests and deferred work get to finish after SIGTERM.',
		example: '10',
		on: 'node'
	})
};
