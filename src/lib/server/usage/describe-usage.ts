import type { Locale } from '$paraglide/runtime';
import type { UsageDay } from './read-usage.ts';

/** What was made in some days, in the numbers of a language. */
export interface UsageDescription {
	days: string;
	tickets: string;
	comments: string;
	attachments: string;
	/** Of the attachments. */
	bytes: string;
}

export function describeUsage(days: readonly UsageDay[], locale: Locale): UsageDescription {
	const total = (metric: keyof Omit<UsageDay, 'day'>) =>
		days.reduce((sum, day) => sum + day[metric], 0);
	return {
		days: days.length.toLocaleString(locale),
		tickets: total('tickets').toLocaleString(locale),
		comments: total('comments').toLocaleString(locale),
		attachments: total('attachments').toLocaleString(locale),
		bytes: formatBytes(total('bytes'), locale)
	};
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** In the largest unit of which there is one. */
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
