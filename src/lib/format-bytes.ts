import type { Locale } from '$paraglide/runtime';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `5.2 MB`, in the largest unit of which there is one; a megabyte is a million bytes. */
export function formatBytes(bytes: number, locale: Locale): string {
	const power = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
	const index = Math.min(power, UNITS.length - 1);
	return (bytes / 1000 ** index).toLocaleString(locale, {
		style: 'unit',
		unit: UNITS[index],
		unitDisplay: index === 0 ? 'long' : 'short',
		maximumFractionDigits: 1
	});
}
