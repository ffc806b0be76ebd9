import type { LayoutServerLoad } from './$types';

/** Also for the page of an error: who is signed in, perhaps not as whom the invitation is for. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const session = await locals.session();
	return { name: session?.name };
};
