import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Loads what depends on a board again. SvelteKit would put an error page where the board is when nobody answers, and would
 * give up a navigation that is under way: so not without asking first, and not then.
 */
export async function readAnew(board: string): Promise<void> {
	const isThere = await fetch('/healthz', { cache: 'no-store' }).then(
		({ ok }) => ok,
		() => false
	);
	if (isThere && !navigating.to) await invalidate(`board:${board}`);
}
