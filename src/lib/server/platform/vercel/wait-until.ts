import type { HostContext } from '../../services.ts';

type WaitUntil = (work: Promise<unknown>) => void;

interface VercelRequestContext {
	get?: () => { waitUntil?: WaitUntil } | undefined;
}

/** Where Vercel's runtimes leave the context of the current request; `@vercel/functions` looks in the same place. */
const REQUEST_CONTEXT = Symbol.for('@vercel/request-context');

/**
 * Edge functions are given a context with every request, functions on Node find it by a symbol. Without either the work
 * runs on all the same, and may be cut off.
 */
export function vercelWaitUntil(host: HostContext | undefined, work: Promise<unknown>): void {
	const shared = (globalThis as { [REQUEST_CONTEXT]?: VercelRequestContext })[REQUEST_CONTEXT];
	const context = host?.context ?? shared?.get?.();
	context?.waitUntil?.(work);
}
