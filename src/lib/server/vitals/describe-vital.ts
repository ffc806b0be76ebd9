import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';
import type { VitalSummary } from './summarize-vitals.ts';

/** A summary in words and shares, ready to be shown: no browser has to load what makes it. */
export interface VitalDescription {
	name: VitalSummary['name'];
	p75: string;
	visits: string;
	/** From the left, in percent of the whole. */
	bars: { rating: 'good' | 'middling' | 'poor'; start: number; width: number }[];
	/** What the bars show, for those who do not see them. */
	legend: string;
}

export function describeVital(vital: VitalSummary, locale: Locale): VitalDescription {
	const visits = vital.good + vital.needsImprovement + vital.poor;
	const shares = [
		{ rating: 'good', label: m.rating_good({}, { locale }), share: vital.good / visits },
		{
			rating: 'middling',
			label: m.rating_middling({}, { locale }),
			share: vital.needsImprovement / visits
		},
		{ rating: 'poor', label: m.rating_poor({}, { locale }), share: vital.poor / visits }
	] as const;
	const percent = (share: number) =>
		share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 });
	const before = (index: number) =>
		shares.slice(0, index).reduce((sum, { share }) => sum + share, 0);
	return {
		name: vital.name,
		p75: formatP75(vital, locale),
		visits: m.visits({ count: visits.toLocaleString(locale) }, { locale }),
		bars: shares.map(({ rating, share }, index) => ({
			rating,
			start: before(index) * 100,
			width: share * 100
		})),
		legend: shares.map(({ label, share }) => `${label} ${percent(share)}`).join(', ')
	};
}

/** CLS is a score; all others are times. */
function formatP75({ name, p75 }: VitalSummary, locale: Locale): string {
	if (name === 'CLS') return p75.toLocaleString(locale, { maximumFractionDigits: 3 });
	return p75.toLocaleString(locale, {
		style: 'unit',
		unit: 'millisecond',
		maximumFractionDigits: 0
	});
}
