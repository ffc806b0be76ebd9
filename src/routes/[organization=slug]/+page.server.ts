import { fail, redirect } from '@sveltejs/kit';
import { newBoard } from '$lib/schemas/boards';
import { createBoard } from '$lib/server/boards/create-board';
import { requireMember } from '$lib/server/guards';
import { readForm } from '$lib/server/input';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Makes a board, and shows it. */
	default: async (event) => {
		const tenant = await requireMember(event, 'settings:manage');
		const form = await readForm(event, newBoard, { maxBytes: 4096 });
		if (!form.ok) {
			const { name, slug } = form.entered;
			return fail(400, { errors: form.errors, name, slug });
		}
		const board = await createBoard(tenant, form.data);
		if (board === 'taken') return fail(409, { isTaken: true, ...form.data });
		redirect(303, `/${event.params.organization}/${board.slug}`);
	}
};
