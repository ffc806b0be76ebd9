import { describe, expect, test } from 'vitest';
import type { Logger, LoggerOptions } from './index.ts';

/** What every logger must do, whatever it is made of. */
export function describeLogger(name: string, create: (options: LoggerOptions) => Logger) {
	function capture(options: Partial<LoggerOptions> = {}) {
		const lines: string[] = [];
		const logger = create({
			level: 'info',
			bindings: { target: 'node', runtime: 'node' },
			write: (line) => lines.push(line),
			flush: () => Promise.resolve(),
			...options
		});
		return {
			logger,
			lines,
			records: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
		};
	}

	describe(`logger: ${name}`, () => {
		test('a line is one JSON object with level, time, message, bindings and fields', () => {
			const { logger, lines, records } = capture();
			logger.info({ requestId: 'abcdefgh' }, 'request');
			expect(lines[0]).not.toContain('\n');
			expect(records()).toEqual([
				{
					level: 'info',
					time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
					msg: 'request',
					target: 'node',
					runtime: 'node',
					requestId: 'abcdefgh'
				}
			]);
		});

		test('a line below the level is not written', () => {
			const { logger, lines } = capture({ level: 'warn' });
			logger.info({}, 'quiet');
			logger.warn({}, 'loud');
			expect(lines).toHaveLength(1);
		});

		test('flushing waits until what was written has left', async () => {
			const gate = Promise.withResolvers<undefined>();
			const { logger } = capture({ flush: () => gate.promise });
			let left = false;
			const flushed = logger
				.child({})
				.flush()
				.then(() => expect(left).toBe(true));
			left = true;
			gate.resolve(undefined);
			await flushed;
		});

		test('nothing is written when silent', () => {
			const { logger, lines } = capture({ level: 'silent' });
			logger.error({}, 'loud');
			expect(lines).toEqual([]);
		});

		test('a child carries its own fields and those of its parent', () => {
			const { logger, records } = capture();
			logger.child({ requestId: 'abcdefgh' }).warn({ port: 'cache' }, 'slow');
			expect(records()[0]).toMatchObject({
				level: 'warn',
				target: 'node',
				requestId: 'abcdefgh',
				port: 'cache'
			});
		});

		test('an error is written with its type, message, stack and causes', () => {
			const { logger, records } = capture();
			const cause = new TypeError('the reason');
			logger.error({ err: new Error('the effect', { cause }) }, 'failed');
			expect(records()[0]).toMatchObject({
				err: {
					type: 'Error',
					message: 'the effect',
					stack: expect.stringContaining('contract.ts') as string,
					cause: { type: 'TypeError', message: 'the reason' }
				}
			});
		});

		test('secrets are redacted in fields, in bindings, at any depth and inside errors', () => {
			const { logger, lines } = capture();
			const error = Object.assign(new Error('no'), { config: { headers: { cookie: 'hunter2' } } });
			logger
				.child({ session: { password: 'hunter2' } })
				.error({ a: [{ b: { authorization: 'hunter2' } }], err: error }, 'failed');
			expect(lines[0]).not.toContain('hunter2');
			expect(lines[0]?.match(/\[redacted\]/g)).toHaveLength(3);
		});
	});
}
