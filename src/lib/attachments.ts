/** What can be attached to a ticket; pages need it as well, so no schemas here. */
import type { Role } from './server/tenancy/permissions.ts';

/** As sizes are shown (format-bytes.ts), so that a limit is exactly what it says. */
const MEGABYTE = 1_000_000;

/** The largest file that each role may upload, in bytes. */
export const UPLOAD_LIMITS: Readonly<Record<Role, number>> = {
	viewer: 0,
	member: 10 * MEGABYTE,
	admin: 25 * MEGABYTE,
	owner: 25 * MEGABYTE
};

export const MAX_FILE_NAME = 200;

/**
 * By the ends of file names, because browsers ask the system, and systems disagree. Nothing that a browser would run:
 * neither HTML nor SVG, although downloads are never shown in the page.
 */
const TYPES = {
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	gif: 'image/gif',
	webp: 'image/webp',
	mp4: 'video/mp4',
	pdf: 'application/pdf',
	txt: 'text/plain',
	log: 'text/plain',
	md: 'text/plain',
	csv: 'text/csv',
	zip: 'application/zip',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	odp: 'application/vnd.oasis.opendocument.presentation'
} as const;

export type ContentType = (typeof TYPES)[keyof typeof TYPES];

export const CONTENT_TYPES: readonly ContentType[] = [...new Set(Object.values(TYPES))];

/** As an `<input type="file">` wants them. */
export const ACCEPTED = Object.keys(TYPES)
	.map((ending) => `.${ending}`)
	.join();

/** Undefined for what cannot be attached. */
export function contentTypeOf(fileName: string): ContentType | undefined {
	const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
	return Object.hasOwn(TYPES, ending) ? TYPES[ending as keyof typeof TYPES] : undefined;
}
