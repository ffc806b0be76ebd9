import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** One item of an envelope: https://develop.sentry.dev/sdk/data-model/envelopes/ */
export interface SentryItem {
	type: string;
	payload: Record<string, unknown>;
}

export interface SentryReceiver {
	/** What an app is given as SENTRY_DSN. */
	dsn: string;
	/** Every byte received, headers included: the place to look for secrets. */
	raw: string[];
	items: SentryItem[];
	/** The first item that fits, whether it has arrived or is yet to come. */
	received: (fits: (item: SentryItem) => boolean) => Promise<SentryItem>;
	/** Answers 429 with this many seconds to wait, or as usual again. */
	refuse: (retryAfterSeconds: number | undefined) => void;
	stop: () => Promise<void>;
}

/** Receives envelopes on loopback as Sentry does, and keeps them. */
export async function startSentryReceiver(): Promise<SentryReceiver> {
	const raw: string[] = [];
	const items: SentryItem[] = [];
	const waiting = new Set<() => void>();
	let retryAfter: number | undefined;

	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			raw.push(`${request.url ?? ''}\n${JSON.stringify(request.rawHeaders)}\n${body}`);
			items.push(...parseEnvelope(body));
			if (retryAfter !== undefined) response.writeHead(429, { 'retry-after': String(retryAfter) });
			response.end('{}');
			for (const look of waiting) look();
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	const received: SentryReceiver['received'] = (fits) =>
		new Promise((resolve) => {
			const look = () => {
				const item = items.find(fits);
				if (!item) return;
				waiting.delete(look);
				resolve(item);
			};
			waiting.add(look);
			look();
		});

	return {
		dsn: `http://publickey@127.0.0.1:${port}/1`,
		raw,
		items,
		received,
		refuse: (seconds) => void (retryAfter = seconds),
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		}
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const bytes = Buffer.concat(chunks);
	return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** A header line, then pairs of an item's header and its payload; ours never contain line breaks. */
function parseEnvelope(body: string): SentryItem[] {
	const [, ...lines] = body.split('\n').filter(Boolean);
	const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
	return parsed.flatMap((header, index) =>
		index % 2 === 0 ? [{ type: String(header.type), payload: parsed[index + 1] ?? {} }] : []
	);
}
