import type { Handle } from '@sveltejs/kit';
import { baseLocale, extractLocaleFromHeader, isLocale } from '$paraglide/runtime';

/** Decides the language: the address where it names one, else what the browser prefers, else English. */
export const locale: Handle = async ({ event, resolve }) => {
	const named = event.params.locale;
	const preferred = () => extractLocaleFromHeader(event.request) ?? baseLocale;
	event.locals.locale = isLocale(named) ? named : preferred();
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale)
	});
	response.headers.append('vary', 'Accept-Language');
	return response;
};
