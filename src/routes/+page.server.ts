import { summarizeVitals } from '$lib/server/vitals/summarize-vitals';
import type { PageServerLoad } from './$types';

/** What answered this request, and what earlier visitors' browsers measured. */
export const load: PageServerLoad = async ({ locals }) => {
	const { deployment, database } = locals.services;
	return {
		requestId: locals.requestId,
		deployment,
		vitals: await summarizeVitals(database)
	};
};
