/** After the page is there and idle: what measures it must not slow it down. */
const whenIdle = window.requestIdleCallback ?? ((callback: () => void) => setTimeout(callback, 1));

whenIdle(async () => {
	const { reportVitals } = await import('$lib/report-vitals');
	reportVitals();
});
