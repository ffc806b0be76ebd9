import type { Handle } from '@sveltejs/kit';
import { baseLocale, extractLocaleFromHeader, isLocale } from '$paraglide/runtime';
import { readPreferences } from '../preferences.ts';
import { withHeaders } from '../with-headers.ts';

/**
 * Decides language and colours: the address where it names a language, else what the visitor chose, else what the
 * browser prefers, else English.
 */
export const preferences: Handle = async ({ event, resolve }) => {
	const { language, theme } = readPreferences(event.cookies);
	const candidates = [event.params.locale, language, extractLocaleFromHeader(event.request)];
	const locale = candidates.find(isLocale) ?? baseLocale;
	event.locals.locale = locale;
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%theme%', theme)
	});
	const varies = [response.headers.get('vary'), 'Accept-Language'].filter(Boolean);
	return withHeaders(response, { vary: varies.join(', ') });
};
