import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { deletionForm, nameForm, passwordForm, sessionForm } from '$lib/schemas/identity';
import { requireSession } from '$lib/server/guards';
import { forgetPass, forgetSession, identityOf, keepSession } from '$lib/server/identity-of';
import {
	changeName,
	changePassword,
	deleteAccount,
	readAccount
} from '$lib/server/identity/account';
import { readForm } from '$lib/server/input';
import { originOf } from '$lib/server/origin';
import { deviceName } from '$lib/server/sessions/device-name';
import { endSession, endSessions } from '$lib/server/sessions/end-session';
import { listSessions } from '$lib/server/sessions/list-sessions';
import { secondsToWait } from '$lib/server/sign-in-attempts';
import type { Actions, PageServerLoad } from './$types';

const LIMITS = { maxBytes: 4096 };

export const load: PageServerLoad = async (event) => {
	const session = await requireSession(event);
	const identity = await identityOf(event, session);
	const { database, origin } = identity;
	const [account, sessions] = await Promise.all([
		readAccount(identity, session.userId),
		listSessions(database, origin, session.userId)
	]);
	if (!account) return signedOut(event);
	return {
		account,
		sessions: sessions.map(({ userAgent, ...listed }) => ({
			...listed,
			device: deviceName(userAgent ?? ''),
			isThis: listed.id === session.id
		})),
		done: event.url.searchParams.get('done')
	};
};

export const actions: Actions = {
	name: async (event) => {
		const identity = await identityOf(event, await requireSession(event));
		const form = await readForm(event, nameForm, LIMITS);
		if (!form.ok) return fail(400, { nameErrors: form.errors });
		if ((await changeName(identity, form.data.name)) !== 'done') signedOut(event);
		// The pass has the name in it.
		forgetPass(event);
		redirect(303, '/account?done=name');
	},

	password: async (event) => {
		const session = await requireSession(event);
		const form = await readForm(event, passwordForm, LIMITS);
		if (!form.ok) return fail(400, { passwordErrors: form.errors });
		const wait = await secondsToWait(event, session.userId);
		if (wait !== undefined) return fail(429, { wait });
		const change = await changePassword(await identityOf(event, session), form.data);
		if (change === 'signed-out') return signedOut(event);
		if (change === 'wrong-password') return fail(400, { wrongPassword: true });
		await keepSession(event, change.token);
		redirect(303, '/account?done=password');
	},

	'end-session': async (event) => {
		const session = await requireSession(event);
		const form = await readForm(event, sessionForm, LIMITS);
		if (!form.ok) return fail(400, {});
		const { id } = form.data;
		const { userId } = session;
		await endSession(event.locals.services.database, originOf(event, userId), { id, userId });
		if (id === session.id) signedOut(event);
		redirect(303, '/account?done=session');
	},

	'end-sessions': async (event) => {
		const { userId } = await requireSession(event);
		await endSessions(event.locals.services.database, originOf(event, userId), userId);
		signedOut(event);
	},

	delete: async (event) => {
		const session = await requireSession(event);
		const form = await readForm(event, deletionForm, LIMITS);
		if (!form.ok) return fail(400, { notConfirmed: true });
		const wait = await secondsToWait(event, session.userId);
		if (wait !== undefined) return fail(429, { wait });
		const { confirmation } = form.data;
		const outcome = await deleteAccount(
			await identityOf(event, session),
			session.userId,
			confirmation
		);
		if (outcome === 'signed-out') return signedOut(event);
		if (outcome === 'not-confirmed') return fail(400, { notConfirmed: true });
		if (outcome !== 'done') return fail(409, outcome);
		forgetSession(event);
		redirect(303, '/');
	}
};

/** Whose session has ended meanwhile is only believed to be signed in until the pass expires. */
function signedOut(event: RequestEvent): never {
	forgetSession(event);
	redirect(303, '/sign-in');
}
