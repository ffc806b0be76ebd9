import type { Locale } from '$paraglide/runtime';
import type { ProblemCode } from '$lib/server/problem-kinds';
import type { Services } from '$lib/server/services';
import type { Session } from '$lib/server/sessions/session';

declare global {
	namespace App {
		/** What an error page shows and what a data request carries. */
		interface Error {
			title: string;
			code: ProblemCode;
			/** What can be done about it; like the id, missing when the error happened in the browser. */
			remedy?: string;
			requestId?: string;
		}
		interface PageData {
			locale: Locale;
		}
		interface Locals {
			requestId: string;
			traceId: string;
			services: Services;
			locale: Locale;
			/** Who is signed in; asked for once, and only when someone wants to know. */
			session: () => Promise<Session | undefined>;
		}
	}
}

export {};
