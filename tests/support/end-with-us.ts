import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Ends a process when this one is gone, or a whole process group if given its leader as a negative number: a small guard
 * waits for the pipe between us to close, which also signal 9 does. Without it, a program that knows nothing of its parent
 * would live on.
 */
export function endWithUs(pid: number): void {
	const kill = `try { process.kill(${pid}, 'SIGKILL') } catch {}`;
	const wait = `process.stdin.resume().on('close', () => { ${kill} })`;
	const guard = spawn(process.execPath, ['-e', wait], {
		stdio: ['pipe', 'ignore', 'ignore'],
		// Ctrl-C in a terminal goes to every process of the group; the guard must outlive us.
		detached: true
	});
	guard.unref();
	guard.stdin.on('error', () => undefined);
	if (guard.stdin instanceof Socket) guard.stdin.unref();
}
