import type { Locale } from '$paraglide/runtime';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** `3 MB`, as file managers count: a megabyte is 1024 · 1024 bytes. */
export function formatSize(bytes: number, locale: Locale): string {
	const step = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: UNITS[step],
		unitDisplay: step === 0 ? 'long' : 'short',
		maximumFractionDigits: 1
	}).format(bytes / 1024 ** step);
}
