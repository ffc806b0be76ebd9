import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
	attachmentResponse,
	attachmentScope,
	uploadRequest,
	uploadResponse
} from '../../schemas/attachments.ts';
import { created, jsonBody, ok } from './operations.ts';
import { problems } from './problems.ts';

const attachment = z.object({ attachment: z.uuid() });

const signedUpload = uploadResponse.meta({ id: 'SignedUpload' });
const attached = attachmentResponse.meta({ id: 'Attachment' });

export const uploadPaths: ZodOpenApiPathsObject = {
	'/api/uploads/presign': {
		post: {
			operationId: 'announceUpload',
			summary: 'An address to send the bytes of a file to (permission attachment:create)',
			requestBody: jsonBody(uploadRequest),
			responses: {
				...created('Where and how to send them, within five minutes.', signedUpload),
				...problems(
					'malformed-request',
					'invalid-input',
					'payload-too-large',
					'unsupported-media-type',
					'not-implemented'
				)
			}
		}
	},
	'/api/uploads/{attachment}/complete': {
		post: {
			operationId: 'completeUpload',
			summary: 'Says that the bytes are in storage (permission attachment:create)',
			requestParams: { path: attachment },
			requestBody: jsonBody(attachmentScope),
			responses: {
				...ok('The attachment.', attached),
				...problems(
					'malformed-request',
					'invalid-input',
					'payload-too-large',
					'unsupported-media-type',
					'conflict'
				)
			}
		}
	},
	'/api/attachments/{attachment}': {
		get: {
			operationId: 'downloadAttachment',
			summary: 'Leads to the bytes',
			requestParams: { path: attachment, query: attachmentScope },
			responses: {
				'303': {
					description: 'Where they are, for a short time.',
					headers: z.object({ location: z.string() })
				},
				...problems('invalid-input')
			}
		},
		delete: {
			operationId: 'deleteAttachment',
			summary: 'Deletes an attachment: your own, or any with the permission ticket:delete',
			requestParams: { path: attachment, query: attachmentScope },
			responses: { '204': { description: 'It is gone.' }, ...problems('invalid-input') }
		}
	}
};
