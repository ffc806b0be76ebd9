import type { Cookies } from '@sveltejs/kit';
import { preferencesForm, type Preferences } from '$lib/schemas/preferences';

const NAMES = ['language', 'theme'] as const;
const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What this browser chose; what makes no sense counts as not chosen. */
export function readPreferences(cookies: Pick<Cookies, 'get'>): Preferences {
	const { language, theme } = preferencesForm.shape;
	return {
		language: language.catch('auto').parse(cookies.get('language')),
		theme: theme.catch('auto').parse(cookies.get('theme'))
	};
}

/** Keeps each choice in a cookie of its own for a year. `isSecure`: whether the visit came over https. */
export function keepPreferences(
	cookies: Pick<Cookies, 'set' | 'delete'>,
	preferences: Preferences,
	isSecure: boolean
): void {
	for (const name of NAMES) {
		const options = { path: '/', secure: isSecure };
		if (preferences[name] === 'auto') cookies.delete(name, options);
		else cookies.set(name, preferences[name], { ...options, maxAge: ONE_YEAR_SECONDS });
	}
}
