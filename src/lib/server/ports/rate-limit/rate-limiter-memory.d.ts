/** The package's index loads node:cluster, which edge runtimes do not have; its single files come without types. */
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
	export { RateLimiterMemory as default } from 'rate-limiter-flexible';
}
declare module 'rate-limiter-flexible/lib/RateLimiterRes.js' {
	export { RateLimiterRes as default } from 'rate-limiter-flexible';
}
