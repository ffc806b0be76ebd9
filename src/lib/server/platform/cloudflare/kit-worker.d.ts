/** SvelteKit's own worker, which the build writes: wrangler.toml says where it is. */
declare module '$kit-worker' {
	const worker: { fetch: (request: Request, env: object, ctx: object) => Promise<Response> };
	export default worker;
}
