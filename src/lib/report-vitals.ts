import { PUBLIC_VITALS_SAMPLE_RATE } from '$app/env/public';
import { page } from '$app/state';
import { onCLS, onFCP, onINP, onLCP, onTTFB, type Metric } from 'web-vitals';
import type { VitalsBeacon } from './schemas/vitals';

/** Measures this page view and sends what is known whenever the page is hidden, the last moment one can rely on. */
export function reportVitals(): void {
	if (Math.random() >= PUBLIC_VITALS_SAMPLE_RATE) return;

	// The vitals belong to the page that was loaded, also when the visitor has moved on inside the app.
	const route = page.route.id ?? '/';
	const unsent = new Map<string, VitalsBeacon['vitals'][number]>();
	const keep = ({ id, name, value, rating }: Metric) =>
		void unsent.set(id, { id, name, value, rating });
	for (const observe of [onCLS, onFCP, onINP, onLCP, onTTFB]) observe(keep);

	// Registered after the library's own listeners, which hand over their last values when the page is hidden.
	addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'hidden' || unsent.size === 0) return;
		const beacon: VitalsBeacon = { route, vitals: [...unsent.values()] };
		unsent.clear();
		navigator.sendBeacon(
			'/api/vitals',
			new Blob([JSON.stringify(beacon)], { type: 'application/json' })
		);
	});
}
