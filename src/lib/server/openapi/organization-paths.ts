import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { auditQuery } from '../../schemas/audit.ts';
import { newBoard } from '../../schemas/boards.ts';
import { plainPageQuery } from '../../schemas/pages.ts';
import { usageQuery } from '../../schemas/usage.ts';
import { auditEntry, board, boardOutline, member, organization, usageDay } from './answers.ts';
import * as operations from './operations.ts';
import { problems } from './problems.ts';

const { created, idempotencyKey, inBoard, inOrganization, jsonBody, list, ok, page } = operations;

const ROOT = '/api/organizations/{organization}';
const badBody = ['malformed-request', 'invalid-input', 'payload-too-large'] as const;

export const organizationPaths: ZodOpenApiPathsObject = {
	[ROOT]: {
		get: {
			operationId: 'readOrganization',
			summary: 'The organization, and what you are in it and may do there',
			requestParams: { path: inOrganization },
			responses: { ...ok('The organization.', organization), ...problems() }
		}
	},
	[`${ROOT}/boards`]: {
		get: {
			operationId: 'listBoards',
			summary: 'All boards, by name',
			requestParams: { path: inOrganization },
			responses: { ...list('The boards.', board), ...problems() }
		},
		post: {
			operationId: 'createBoard',
			summary: 'A new board (permission settings:manage)',
			requestParams: { path: inOrganization, header: idempotencyKey },
			requestBody: jsonBody(newBoard),
			responses: {
				...created('The board.', board, 'location'),
				...problems(
					...badBody,
					'unsupported-media-type',
					'already-exists',
					'conflict',
					'idempotency-mismatch'
				)
			}
		}
	},
	[`${ROOT}/boards/{board}`]: {
		get: {
			operationId: 'readBoard',
			summary: 'A board, and where its tickets stand',
			requestParams: { path: inBoard },
			responses: { ...ok('The board.', boardOutline), ...problems() }
		}
	},
	[`${ROOT}/boards/{board}/events`]: {
		get: {
			operationId: 'followBoard',
			summary: 'An event for each change of the board, where connections may be long',
			requestParams: { path: inBoard },
			responses: {
				'200': {
					description:
						'Server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html',
					content: { 'text/event-stream': { schema: z.string() } }
				},
				...problems('not-implemented', 'unavailable')
			}
		}
	},
	[`${ROOT}/members`]: {
		get: {
			operationId: 'listMembers',
			summary: 'Who belongs to the organization, in the order in which they came',
			requestParams: { path: inOrganization, query: plainPageQuery },
			responses: { ...page('Members.', member), ...problems('invalid-input') }
		}
	},
	[`${ROOT}/audit`]: {
		get: {
			operationId: 'listAuditLog',
			summary: 'Who changed what, the newest first (permission audit:read)',
			requestParams: { path: inOrganization, query: auditQuery },
			responses: { ...page('Entries.', auditEntry), ...problems('invalid-input') }
		}
	},
	[`${ROOT}/usage`]: {
		get: {
			operationId: 'readUsage',
			summary: 'What was made on each of the last days (permission settings:manage)',
			requestParams: { path: inOrganization, query: usageQuery },
			responses: { ...list('Days, the oldest first.', usageDay), ...problems('invalid-input') }
		}
	}
};
