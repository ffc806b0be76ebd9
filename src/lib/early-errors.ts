/** Errors wait here until the code that reports them is loaded, which comes after everything a visitor waits for. */
const early: unknown[] = [];
let report = (error: unknown): void => void early.push(error);

const keep = (event: ErrorEvent | PromiseRejectionEvent): void =>
	report('reason' in event ? event.reason : event.error);

/** For errors that somebody caught. */
export const reportError = (error: unknown): void => report(error);

/** Keeps what nobody catches, from now on. */
export function keepEarlyErrors(): void {
	addEventListener('error', keep);
	addEventListener('unhandledrejection', keep);
}

/** Loads the reporter and hands over: it listens for itself. */
export async function handOver(): Promise<void> {
	const { reportErrors } = await import('./report-errors');
	report = await reportErrors(early);
	removeEventListener('error', keep);
	removeEventListener('unhandledrejection', keep);
}
