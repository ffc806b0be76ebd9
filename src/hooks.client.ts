/** Measures the visit without slowing it down: the code for it is fetched when the browser has nothing else to do. */
function measureVisit() {
	void import('$lib/report-vitals').then(({ reportVitals }) => reportVitals());
}

// Safari has no idle callback: https://caniuse.com/requestidlecallback
if ('requestIdleCallback' in window) requestIdleCallback(measureVisit);
else setTimeout(measureVisit, 200);
