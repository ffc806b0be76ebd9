import { goto } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/** For a form whose result is this same page: the focus stays where it is, and so does what one sees. */
export const stayHere: SubmitFunction =
	() =>
	async ({ result, update }) => {
		const isHere =
			result.type === 'redirect' &&
			new URL(result.location, location.href).pathname === location.pathname;
		if (!isHere) return update({ reset: false });
		await goto(result.location, {
			invalidateAll: true,
			keepFocus: true,
			noScroll: true,
			replaceState: true
		});
	};
