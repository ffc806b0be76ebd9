/** pino ships this build without types; it has the interface of the main one. */
declare module 'pino/browser.js' {
	export { default } from 'pino';
}
