import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { promClientMetrics } from '../../src/lib/server/ports/metrics/prom-client.ts';

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

test.skipIf(!hasPromtool)(
	"promtool (Debian's package prometheus) has nothing to say against the metrics",
	async () => {
		const metrics = promClientMetrics();
		metrics.observeRequest({ method: 'GET', route: '/', status: 200, seconds: 0.1 });
		const { text } = await metrics.exposition();
		const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
			input: text,
			encoding: 'utf8'
		});
		expect(stdout + stderr).toBe('');
		expect(status).toBe(0);
	}
);
