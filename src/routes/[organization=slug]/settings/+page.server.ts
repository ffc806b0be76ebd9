import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { formatBytes } from '$lib/format-bytes';
import { integrationForm, integrationRemoval } from '$lib/schemas/integrations';
import { deletionForm, renamingForm } from '$lib/schemas/organizations';
import { requireMember } from '$lib/server/guards';
import { readForm } from '$lib/server/input';
import {
	addIntegration,
	listIntegrations,
	removeIntegration
} from '$lib/server/integrations/integrations';
import {
	deleteOrganization,
	renameOrganization
} from '$lib/server/organizations/change-organization';
import { describeUsage } from '$lib/server/usage/describe-usage';
import { readStoredBytes } from '$lib/server/usage/read-stored-bytes';
import { readUsage } from '$lib/server/usage/read-usage';
import type { Actions, PageServerLoad } from './$types';

const USAGE_DAYS = 30;
const maxBytes = 8192;

export const load: PageServerLoad = async (event) => {
	const tenant = await requireMember(event, 'settings:manage');
	const [integrations, days, storedBytes] = await Promise.all([
		listIntegrations(tenant),
		readUsage(tenant, USAGE_DAYS),
		readStoredBytes(tenant)
	]);
	const { locale } = event.locals;
	return {
		integrations,
		usage: describeUsage(days, locale),
		stored: formatBytes(storedBytes, locale),
		done: event.url.searchParams.get('done')
	};
};

const back = ({ params }: RequestEvent, done: string): never =>
	redirect(303, `/${params.organization}/settings?done=${done}`);

export const actions: Actions = {
	rename: async (event) => {
		const tenant = await requireMember(event, 'settings:manage');
		const form = await readForm(event, renamingForm, { maxBytes });
		if (!form.ok) {
			return fail(400, { refused: 'rename', errors: form.errors, name: form.entered.name });
		}
		await renameOrganization(tenant, form.data.name);
		back(event, 'renamed');
	},

	/** The token never comes back, not even for correction: it is a secret. */
	add: async (event) => {
		const tenant = await requireMember(event, 'settings:manage');
		const form = await readForm(event, integrationForm, { maxBytes });
		if (!form.ok) {
			return fail(400, { refused: 'add', errors: form.errors, name: form.entered.name });
		}
		const { encryption } = event.locals.services.secrets;
		await addIntegration(tenant, encryption, form.data, crypto.randomUUID());
		back(event, 'added');
	},

	remove: async (event) => {
		const tenant = await requireMember(event, 'settings:manage');
		const form = await readForm(event, integrationRemoval, { maxBytes });
		if (!form.ok || !(await removeIntegration(tenant, form.data.id))) {
			return fail(404, { isGone: true });
		}
		back(event, 'removed');
	},

	delete: async (event) => {
		const tenant = await requireMember(event, 'organization:delete');
		const form = await readForm(event, deletionForm, { maxBytes });
		if (!form.ok || !(await deleteOrganization(tenant, form.data.confirmation))) {
			return fail(400, { isOtherName: true });
		}
		redirect(303, '/organizations');
	}
};
