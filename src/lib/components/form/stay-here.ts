import { tick } from 'svelte';
import { goto } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * For a form whose result is this same page: the focus stays where it is, and so does what one sees. What was entered goes
 * once it is accepted, secrets above all; when it is refused, it stays, and the first wrong field gets the focus.
 */
export const stayHere: SubmitFunction = ({ formElement }) => {
	const section = formElement.closest('section');
	return async ({ result, update }) => {
		const isHere =
			result.type === 'redirect' &&
			new URL(result.location, location.href).pathname === location.pathname;
		if (!isHere) {
			await update({ reset: false });
			await tick();
			formElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
			return;
		}
		const stay = { invalidateAll: true, keepFocus: true, noScroll: true, replaceState: true };
		await goto(result.location, stay);
		// After that, because fields go back to what the page has now.
		formElement.reset();
		if (!formElement.isConnected) focusHeading(section);
	};
};

/** Of what a form has left, or of the page when that is gone too: the pressed button took the focus with it. */
function focusHeading(section: HTMLElement | null): void {
	if (document.activeElement !== document.body) return;
	const place = section?.isConnected ? section : document;
	const heading = place.querySelector<HTMLElement>('h1, h2');
	if (!heading) return;
	heading.tabIndex = -1;
	heading.focus();
}
