/** What several operations have in common. */
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { SLUG } from '../../slug.ts';

const slug = z.string().regex(SLUG);

export const inOrganization = z.object({ organization: slug.meta({ description: 'Its slug.' }) });
export const inBoard = inOrganization.extend({ board: slug.meta({ description: 'Its slug.' }) });
export const inTicket = inOrganization.extend({ ticket: z.uuid() });

/** https://www.rfc-editor.org/rfc/rfc9110#name-if-match */
export const ifMatch = z.object({
	'if-match': z.string().meta({
		description:
			'The ETag of the ticket as you know it, which is its version. Without it the answer is 428; if the ticket has another version, nothing is changed and the answer is 409 with the current ticket.',
		examples: ['"3"']
	})
});

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ */
export const idempotencyKey = z.object({
	'idempotency-key': z
		.string()
		.optional()
		.meta({
			description:
				'Your name for this request, of at most 255 characters. Who sends it again with the same key within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is made twice. With another body or address the answer is 422.',
			examples: ['"8e03978e-40d5-43e8-bc93-6894a57f9324"']
		})
});

const etag = z
	.string()
	.meta({ description: 'The version, to be sent as If-Match or If-None-Match.' });

const withJson = (
	description: string,
	schema: z.ZodType,
	headers?: z.ZodObject
): ZodOpenApiResponseObject => ({
	description,
	content: { 'application/json': { schema } },
	...(headers && { headers })
});

/** 200 with JSON. */
export const ok = (description: string, schema: z.ZodType) => ({
	'200': withJson(description, schema)
});

/** 200 with JSON that has a version. */
export const okWithVersion = (description: string, schema: z.ZodType) => ({
	'200': withJson(description, schema, z.object({ etag }))
});

const replayed = z
	.literal('true')
	.optional()
	.meta({ description: 'This is the answer to an earlier request with the same Idempotency-Key.' });
const location = z.string().meta({ description: 'Where to find it.' });

/** 201 with what was made, and which headers beside `Idempotency-Replayed`. */
export const created = (
	description: string,
	schema: z.ZodType,
	...headers: ('etag' | 'location')[]
) => {
	const offered = { etag, location };
	const given = Object.fromEntries(headers.map((name) => [name, offered[name]]));
	const all = z.object({ ...given, 'idempotency-replayed': replayed });
	return { '201': withJson(description, schema, all) };
};

/** 200 with a page of a list. */
export const page = (description: string, item: z.ZodType) => {
	const link = z
		.string()
		.optional()
		.meta({
			description: 'The next page, if there is one: https://www.rfc-editor.org/rfc/rfc8288',
			examples: ['</api/organizations/harbour/members?cursor=…>; rel="next"']
		});
	const next = z.string().nullable().meta({ description: 'The cursor of the next page.' });
	const schema = z.object({ items: z.array(item), next });
	return { '200': withJson(description, schema, z.object({ link })) };
};

/** A list that is never long. */
export const list = (description: string, item: z.ZodType) =>
	ok(description, z.object({ items: z.array(item) }));

/** The body that an operation reads. */
export const jsonBody = (schema: z.ZodType): ZodOpenApiOperationObject['requestBody'] => ({
	required: true,
	content: { 'application/json': { schema } }
});
