import type { Plugin } from 'vite';

const GIVEN = '\0given-locale';

/** What a message takes from Paraglide's runtime. */
const code = `
	export const experimentalStaticLocale = undefined;
	export function getLocale() {
		throw new Error('A message was asked for without its language: m.name({}, { locale })');
	}
`;

/**
 * Messages are always given their language (docs/decisions/0007-locale-is-an-argument.md), so the part of Paraglide's
 * runtime that would guess it never runs: 1 kB that no browser has to load, and a mistake that is noticed.
 */
export function givenLocale(): Plugin {
	return {
		name: 'slipway:given-locale',
		enforce: 'pre',
		resolveId(source, importer) {
			const isMessage = importer?.includes('/lib/paraglide/messages/') ?? false;
			return isMessage && source === '../runtime.js' ? GIVEN : undefined;
		},
		load: (id) => (id === GIVEN ? code : undefined)
	};
}
