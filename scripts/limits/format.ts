import type { Budget } from './budgets.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A measured number for people, with its unit: `41.6 kB`, `500`, `1,200 ms`. */
export function formatted(value: number, unit: Budget['unit']): string {
	if (unit === 'milliseconds') return `${number.format(value)} ms`;
	if (unit === 'files') return number.format(value);
	if (value >= 1_000_000) return `${number.format(value / 1_000_000)} MB`;
	return `${number.format(value / 1000)} kB`;
}
