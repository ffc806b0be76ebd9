import { deserialize } from '$app/forms';
import { goto } from '$app/navigation';
import type { ActionResult } from '@sveltejs/kit';
import type { Outcome } from '$lib/board/move-queue.svelte';

/**
 * Sends fields to an action, as an enhanced form does.
 * @see https://svelte.dev/docs/kit/form-actions#Progressive-enhancement-Custom-event-listener
 */
export async function submit(action: string, fields: Record<string, string>): Promise<Outcome> {
	try {
		const response = await fetch(action, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: new URLSearchParams(fields)
		});
		return await outcomeOf(deserialize(await response.text()));
	} catch {
		// Nobody answered, or something on the way did, in words of its own.
		return 'failed';
	}
}

/** What a result says; where it leads away from the board (to sign in again), goes there. */
export async function outcomeOf(result: ActionResult): Promise<Outcome> {
	if (result.type === 'success') return 'done';
	if (result.type === 'redirect') {
		const isSignIn = new URL(result.location, location.href).pathname === '/sign-in';
		if (!isSignIn) return 'done';
		await goto(result.location);
		return 'failed';
	}
	if (result.status === 409) return 'conflict';
	return result.status === 404 ? 'gone' : 'failed';
}
