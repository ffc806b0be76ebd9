import { locales } from '$paraglide/runtime';
import { problemKinds } from '$lib/server/problem-kinds';
import type { EntryGenerator, PageServerLoad } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => locales.map((locale) => ({ locale }));

/** Where the `type` of every problem+json points to. Made from the same table, so none can be missing. */
export const load: PageServerLoad = ({ params }) => {
	const { locale } = params;
	return {
		problems: Object.entries(problemKinds).map(([code, { status, title, remedy }]) => ({
			code,
			status,
			title: title({}, { locale }),
			remedy: remedy({}, { locale })
		}))
	};
};
