/**
 * Netlify on this machine, for a deploy with one function: `node function-host.ts <folder> <port>`, where the folder
 * has `publish/` (files) and `function/` (what Netlify would upload, unzipped).
 */
import { join } from 'node:path';
import { runHost, type Deploy } from './host.ts';
import { networkCache, notFound, publicResponse } from './network.ts';
import { platformEnvironment, platformRequest } from './platform-request.ts';
import { startRuntime } from './runtime-process.ts';
import { staticFiles } from './static-files.ts';

async function startDeploy(folder: string, origin: string): Promise<Deploy> {
	const taskRoot = join(folder, 'function');
	const file = staticFiles(join(folder, 'publish'));
	const cached = networkCache();
	const runtime = await startRuntime({
		program: process.execPath,
		args: [join(import.meta.dirname, 'lambda-child.ts')],
		cwd: taskRoot,
		env: {
			...platformEnvironment(origin),
			AWS_LAMBDA_FUNCTION_NAME: 'sveltekit-render',
			AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
			AWS_REGION: 'us-east-2',
			LAMBDA_TASK_ROOT: taskRoot
		}
	});

	return {
		stop: runtime.stop,
		async answer(original, address) {
			const request = platformRequest(original, address);
			// The function's own configuration: `preferStatic`, and all paths but these.
			const response =
				(await file(request)) ??
				(new URL(request.url).pathname.startsWith('/.netlify/')
					? notFound(request)
					: await cached(request, runtime.send));
			return publicResponse(request, response);
		}
	};
}

await runHost(startDeploy);
