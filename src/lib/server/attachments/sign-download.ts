import { and, eq, isNotNull } from 'drizzle-orm';
import type { Storage } from '../ports/storage/index.ts';
import type { Tenant } from '../tenancy/tenant.ts';
import { attachments } from './table.ts';

/** Long enough for a browser to follow a redirect, on a slow network. */
const DOWNLOAD_SECONDS = 60;

/** A short-lived address of a file's bytes; undefined when there is no such file. */
export async function signDownload(
	{ tenant, storage }: { tenant: Tenant; storage: Storage },
	id: string
): Promise<string | undefined> {
	const [[found]] = await tenant.run((db) =>
		db
			.select({ key: attachments.key })
			.from(attachments)
			.where(and(eq(attachments.id, id), isNotNull(attachments.completedAt)))
	);
	return found && storage.presignDownload(found.key, DOWNLOAD_SECONDS);
}
