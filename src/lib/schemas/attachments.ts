import { z } from 'zod';
import { CONTENT_TYPES, MAX_FILE_NAME } from '../attachments.ts';
import { SLUG } from '../slug.ts';

/**
 * A name and no path, and nothing that would make it look like another: control characters, and those that turn the
 * direction of what follows (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 */
const FILE_NAME =
	/^(?!\.{1,2}$)(?!\s)[^/\\\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]+(?<!\s)$/u;

const organization = z.string().regex(SLUG);

/** What is to be uploaded, and to which ticket. */
export const uploadRequest = z.strictObject({
	/** The organization's slug. */
	organization,
	ticketId: z.uuid(),
	fileName: z.string().normalize('NFC').min(1).max(MAX_FILE_NAME).regex(FILE_NAME),
	contentType: z.enum(CONTENT_TYPES),
	/** Bytes. */
	size: z.int32().min(1),
	/** Of the bytes, in base64. */
	md5: z.string().regex(/^[A-Za-z\d+/]{21}[AQgw]==$/)
});

/** Where to send the bytes. */
export const uploadResponse = z.strictObject({
	id: z.uuid(),
	url: z.url(),
	method: z.literal('PUT'),
	/** All that must be sent with the bytes, besides Content-Length. */
	headers: z.record(z.string(), z.string()),
	expiresAt: z.iso.datetime()
});

/** Whose attachment it is: the body of a completion, and the query of a download or deletion. */
export const attachmentScope = z.strictObject({ organization });

export const attachmentResponse = z.strictObject({
	id: z.uuid(),
	fileName: z.string(),
	contentType: z.string(),
	size: z.int(),
	uploadedBy: z.uuid().nullable(),
	uploaderName: z.string().nullable(),
	createdAt: z.iso.datetime(),
	mayDelete: z.boolean()
});
