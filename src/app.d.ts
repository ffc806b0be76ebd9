import type { Locale } from '$paraglide/runtime';
import type { ProblemCode } from '$lib/server/problem';
import type { Services } from '$lib/server/services';

declare global {
	namespace App {
		/** What an error page shows and what a data request carries. */
		interface Error {
			title: string;
			code: ProblemCode;
			requestId: string;
		}
		interface PageData {
			locale: Locale;
		}
		interface Locals {
			requestId: string;
			traceId: string;
			services: Services;
			locale: Locale;
		}
	}
}

export {};
