/**
 * Serves the output for Cloudflare in real workerd, through wrangler: `node host.ts <folder> <port>`. The bindings are
 * those of wrangler.toml, simulated by wrangler; the environment's variables become the worker's.
 */
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { variables } from '../../../src/env.ts';
import { freePort } from '../../support/free-port.ts';
import { spawnWrangler } from '../../support/wrangler.ts';
import { network } from './network.ts';

const [folder = '', port = ''] = process.argv.slice(2);

const root = await mkdtemp(join(tmpdir(), 'slipway-workerd-'));
await cp(folder, root, { recursive: true });
await writeFile(join(root, '.dev.vars'), devVars());
await writeFile(join(root, 'wrangler.toml'), await configuration());

const workerPort = await freePort();
const front = network(workerPort);
const child = await spawnWrangler(root, workerPort);

/** What wrangler itself prints: all until it is ready, and then these, between the lines of the app. */
const WRANGLERS = /^(?:\[wrangler:|⎔|\s*$)/u;
let isReady = false;

createInterface({ input: child.stdout }).on('line', (line) => {
	if (isReady && !WRANGLERS.test(line)) console.log(line);
	else console.error(line);
	if (line.includes('Ready on') && !isReady) {
		isReady = true;
		front.listen(Number(port), '127.0.0.1', () => console.error(`ready http://127.0.0.1:${port}`));
	}
});
createInterface({ input: child.stderr }).on('line', (line) => console.error(line));

const stop = () => {
	front.close();
	child.kill('SIGTERM');
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);
await once(child, 'exit');
await rm(root, { recursive: true, force: true });
process.exit(0);

/** The variables of the app that are set, for `wrangler dev`; in production they are `[vars]` and secrets. */
function devVars(): string {
	return Object.keys(variables)
		.flatMap((name) =>
			process.env[name] ? [`${name}=${JSON.stringify(process.env[name])}\n`] : []
		)
		.join('');
}

/** The binding counts by what wrangler.toml says; here it must follow the environment, as everywhere else. */
async function configuration(): Promise<string> {
	const text = await readFile(join(root, 'wrangler.toml'), 'utf8');
	const limitFor = (name: string) => process.env[`RATE_LIMIT_${name}`]?.split('/')[0];
	return text.replaceAll(
		/name = "(READ|WRITE|SIGN_IN)_LIMITER"([\s\S]*?)limit = (\d+)/g,
		(_, name: string, between: string, limit: string) =>
			`name = "${name}_LIMITER"${between}limit = ${limitFor(name) ?? limit}`
	);
}
