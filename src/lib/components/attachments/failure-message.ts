import { UPLOAD_LIMITS } from '$lib/attachments';
import { formatBytes } from '$lib/format-bytes';
import type { Reason } from '$lib/uploads/upload-file';
import { m } from '$paraglide/messages';
import type { Locale } from '$paraglide/runtime';

const messages = {
	type: m.attachments_failed_type,
	size: m.attachments_failed_size,
	empty: m.attachments_failed_empty,
	name: m.attachments_failed_name,
	storage: m.attachments_failed_storage,
	network: m.attachments_failed_network,
	session: m.attachments_failed_session,
	permission: m.attachments_failed_permission,
	gone: m.attachments_failed_gone,
	often: m.attachments_failed_often,
	other: m.attachments_failed_other
} satisfies Record<Reason, unknown>;

const limits = (locale: Locale) => ({
	limit: formatBytes(UPLOAD_LIMITS.member, locale),
	largest: formatBytes(UPLOAD_LIMITS.owner, locale)
});

/** What went wrong, and what can be done about it. */
export const failureMessage = (reason: Reason, locale: Locale): string =>
	messages[reason](limits(locale), { locale });

/** What may be attached. */
export const limitsMessage = (locale: Locale): string =>
	m.attachments_hint(limits(locale), { locale });
