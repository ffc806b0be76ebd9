import { PUBLIC_SENTRY_DSN } from '$app/env/public';
import {
	captureException,
	dedupeIntegration,
	globalHandlersIntegration,
	httpContextIntegration,
	init,
	linkedErrorsIntegration,
	setTags
} from '@sentry/browser';
import { redact } from './redact';

/** The part of /api/info that says which deployment this page came from. */
interface Origin {
	target: string;
	runtime: string;
	release: string;
	environment: string;
}

/**
 * Starts reporting to Sentry, through our own server, and begins with what happened before this code was loaded.
 * @returns where further errors that somebody caught are reported
 */
export async function reportErrors(early: readonly unknown[]): Promise<(error: unknown) => void> {
	const response = await fetch('/api/info');
	const { target, runtime, release, environment } = (await response.json()) as Origin;
	init({
		dsn: PUBLIC_SENTRY_DSN,
		tunnel: '/api/errors',
		release,
		environment,
		defaultIntegrations: false,
		integrations: [
			globalHandlersIntegration(),
			linkedErrorsIntegration(),
			dedupeIntegration(),
			httpContextIntegration()
		],
		sendClientReports: false,
		beforeSend: ({ sdkProcessingMetadata, ...event }) => ({
			...(redact(event) as typeof event),
			sdkProcessingMetadata
		})
	});
	setTags({ target, runtime });
	for (const error of early) captureException(error);
	return captureException;
}
