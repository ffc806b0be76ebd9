import { describeVital } from '$lib/server/vitals/describe-vital';
import { summarizeVitals } from '$lib/server/vitals/summarize-vitals';
import type { PageServerLoad } from './$types';

/** What answered this request, and what earlier visitors' browsers measured. */
export const load: PageServerLoad = async ({ locals }) => {
	const { deployment, database } = locals.services;
	const summaries = await summarizeVitals(database);
	return {
		requestId: locals.requestId,
		deployment,
		vitals: summaries.map((summary) => describeVital(summary, locals.locale))
	};
};
