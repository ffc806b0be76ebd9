import { expect, test } from 'vitest';
import type { RuntimeTraits } from '../../src/lib/server/runtime-traits.ts';
import { runtime, send } from './subject.ts';

type Proof = Partial<Record<keyof RuntimeTraits, unknown>>;

const text = (pattern: RegExp) => expect.stringMatching(pattern) as unknown;
const node: Proof = {
	userAgent: text(/^Node\.js/),
	edgeRuntime: false,
	codeFromText: true,
	deno: null
};
const vercelEdge: Proof = { edgeRuntime: true, codeFromText: false, node: null, deno: null };

/** What runs `/api/edge`: on Vercel the edge, whatever runs the other routes. */
const proofs: Record<typeof runtime, Proof> = {
	node,
	'vercel-function': vercelEdge,
	'vercel-edge': vercelEdge,
	'netlify-function': node,
	'netlify-edge': { userAgent: text(/^Deno/), deno: text(/^\d/), edgeRuntime: false, node: null },
	workerd: { userAgent: 'Cloudflare-Workers', codeFromText: false, node: null, deno: null }
};

test('the edge route runs on what it claims to run on', async () => {
	const { response, body } = await send('/api/edge');
	expect(response.status).toBe(200);
	const { traits } = JSON.parse(body) as { traits: RuntimeTraits };
	expect(traits).toMatchObject(proofs[runtime]);
});

test('it says the same of itself', async () => {
	const { body } = await send('/api/edge');
	const claimed = runtime === 'vercel-function' ? 'vercel-edge' : runtime;
	expect(JSON.parse(body)).toMatchObject({ runtime: claimed });
});
