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
		const result = deserialize(await response.text());
		// As enhanced forms do it: only the answer itself has the status of an error.
		if (result.type === 'error') result.status = response.status;
		return await outcomeOf(result);
	} catch {
		// Nobody answered, or something on the way did, in words of its own.
		return 'failed';
	}
}

/** What the status of a refusal says; of all others it can only be said that they failed. */
const OUTCOMES: Readonly<Record<number, Outcome>> = {
	400: 'invalid',
	403: 'forbidden',
	404: 'gone',
	409: 'conflict',
	429: 'often'
};

/** What a result says; where it leads away from the board (to sign in again), goes there. */
export async function outcomeOf(result: ActionResult): Promise<Outcome> {
	if (result.type === 'success') return 'done';
	if (result.type === 'redirect') {
		const isSignIn = new URL(result.location, location.href).pathname === '/sign-in';
		if (!isSignIn) return 'done';
		await goto(result.location);
		return 'failed';
	}
	return OUTCOMES[result.status ?? 0] ?? 'failed';
}
