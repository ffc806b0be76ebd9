import type { HandleClientError } from '@sveltejs/kit';
import { m } from '$paraglide/messages';
import { baseLocale, isLocale } from '$paraglide/runtime';

/** What the error page says of an error in the browser, most often a network that is gone. */
export const handleError: HandleClientError = ({ error }) => {
	console.error(error);
	const { lang } = document.documentElement;
	const title = m.problem_unreachable({}, { locale: isLocale(lang) ? lang : baseLocale });
	return { title, message: title, code: 'unavailable' };
};

/** Measures the visit without slowing it down: the code for it is fetched when the browser has nothing else to do. */
function measureVisit() {
	void import('$lib/report-vitals').then(({ reportVitals }) => reportVitals());
}

// Safari has no idle callback: https://caniuse.com/requestidlecallback
if ('requestIdleCallback' in window) requestIdleCallback(measureVisit);
else setTimeout(measureVisit, 200);
