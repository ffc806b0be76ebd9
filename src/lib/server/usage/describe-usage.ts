import type { Locale } from '$paraglide/runtime';
import { formatBytes } from '../../format-bytes.ts';
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
