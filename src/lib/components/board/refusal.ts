import type { Outcome } from '$lib/board/move-queue.svelte';
import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

type Refusal = Exclude<Outcome, 'done'>;

const words = {
	conflict: m.refused_conflict,
	gone: m.refused_gone,
	invalid: m.refused_invalid,
	forbidden: m.refused_forbidden,
	often: m.refused_often,
	failed: m.refused_failed
} satisfies Record<Refusal, unknown>;

/** Why something was not saved, and what can be done about it. */
export const refusal = (outcome: Refusal, title: string, locale: Locale): string =>
	words[outcome]({ title }, { locale });
