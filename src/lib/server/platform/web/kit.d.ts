/** SvelteKit's server/index.js, which lies beside server.js in a build. */
export { Server } from '@sveltejs/kit';
