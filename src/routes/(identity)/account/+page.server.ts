import { fail, redirect } from '@sveltejs/kit';
import { deletionForm, nameForm, passwordForm, sessionForm } from '$lib/schemas/identity';
import { requireSession } from '$lib/server/guards';
import {
	forgetPass,
	forgetSession,
	identityOf,
	keepSession,
	signInAgain
} from '$lib/server/identity-of';
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
import { m } from '$paraglide/messages';
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
	if (!account) return signInAgain(event);
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
		if (!form.ok) {
			return fail(400, { refused: 'name', errors: form.errors, name: form.entered.name });
		}
		if ((await changeName(identity, form.data.name)) !== 'done') signInAgain(event);
		// The pass has the name in it.
		forgetPass(event);
		redirect(303, '/account?done=name');
	},

	password: async (event) => {
		const session = await requireSession(event);
		const form = await readForm(event, passwordForm, LIMITS);
		const refused = 'password';
		if (!form.ok) return fail(400, { refused, errors: form.errors });
		const wait = await secondsToWait(event, session.userId);
		if (wait !== undefined) return fail(429, { refused, wait });
		const change = await changePassword(await identityOf(event, session), form.data);
		if (change === 'signed-out') return signInAgain(event);
		if (change === 'wrong-password') {
			const message = m.account_wrong_password({}, { locale: event.locals.locale });
			return fail(400, { refused, errors: [{ path: '/password', message }] });
		}
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
		if (id === session.id) signInAgain(event);
		redirect(303, '/account?done=session');
	},

	'end-sessions': async (event) => {
		const { userId } = await requireSession(event);
		await endSessions(event.locals.services.database, originOf(event, userId), userId);
		signInAgain(event);
	},

	delete: async (event) => {
		const session = await requireSession(event);
		const form = await readForm(event, deletionForm, LIMITS);
		const refused = 'deletion';
		if (!form.ok) return fail(400, { refused, errors: form.errors });
		const wait = await secondsToWait(event, session.userId);
		if (wait !== undefined) return fail(429, { refused, wait });
		const { confirmation } = form.data;
		const outcome = await deleteAccount(
			await identityOf(event, session),
			session.userId,
			confirmation
		);
		if (outcome === 'signed-out') return signInAgain(event);
		if (outcome === 'not-confirmed') {
			const message = m.account_not_confirmed({}, { locale: event.locals.locale });
			return fail(400, { refused, errors: [{ path: '/confirmation', message }] });
		}
		if (outcome !== 'done') return fail(409, { refused, ...outcome });
		forgetSession(event);
		redirect(303, '/');
	}
};
