import type { HandleClientError } from '@sveltejs/kit';
import { PUBLIC_SENTRY_DSN } from '$app/env/public';
import { handOver, keepEarlyErrors, reportError } from '$lib/early-errors';
import { m } from '$paraglide/messages';

if (PUBLIC_SENTRY_DSN) keepEarlyErrors();

/** What the error page says of an error in the browser, most often a network that is gone. */
export const handleError: HandleClientError = ({ error }) => {
	console.error(error);
	if (PUBLIC_SENTRY_DSN) reportError(error);
	const locale = document.documentElement.lang === 'ko' ? 'ko' : 'en';
	const title = m.problem_unreachable({}, { locale });
	return { title, message: title, code: 'unavailable' };
};

/** Measures the visit and watches it without slowing it down: the code for that is fetched when there is time. */
function loadTheRest() {
	void import('$lib/report-vitals').then(({ reportVitals }) => reportVitals());
	if (PUBLIC_SENTRY_DSN) void handOver();
}

// Safari has no idle callback: https://caniuse.com/requestidlecallback
if ('requestIdleCallback' in window) requestIdleCallback(loadTheRest);
else setTimeout(loadTheRest, 200);
