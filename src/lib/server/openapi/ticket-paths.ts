import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { newComment } from '../../schemas/comments.ts';
import { plainPageQuery } from '../../schemas/pages.ts';
import { newTicket, ticketChanges, ticketMove, ticketsQuery } from '../../schemas/tickets.ts';
import type { ProblemCode } from '../problem-kinds.ts';
import { comment, ticket } from './answers.ts';
import * as operations from './operations.ts';
import { lostRaces, problems } from './problems.ts';

const { created, idempotencyKey, ifMatch, inBoard, inTicket, jsonBody, okWithVersion, page } =
	operations;

const ROOT = '/api/organizations/{organization}';

/** Of everything that reads a body. */
const BODY = [
	'malformed-request',
	'invalid-input',
	'payload-too-large',
	'unsupported-media-type'
] satisfies ProblemCode[];

/** Of everything that is created. */
const ONCE = [...BODY, 'conflict', 'idempotency-mismatch'] satisfies ProblemCode[];

export const ticketPaths: ZodOpenApiPathsObject = {
	[`${ROOT}/boards/{board}/tickets`]: {
		get: {
			operationId: 'listTickets',
			summary: 'The tickets of a board, in order of creation',
			requestParams: { path: inBoard, query: ticketsQuery },
			responses: { ...page('Tickets.', ticket), ...problems('invalid-input') }
		},
		post: {
			operationId: 'createTicket',
			summary: 'A new ticket at the end of its column (permission ticket:create)',
			requestParams: { path: inBoard, header: idempotencyKey },
			requestBody: jsonBody(newTicket),
			responses: { ...created('The ticket.', ticket, 'etag', 'location'), ...problems(...ONCE) }
		}
	},
	[`${ROOT}/tickets/{ticket}`]: {
		get: {
			operationId: 'readTicket',
			summary: 'A ticket',
			requestParams: { path: inTicket },
			responses: {
				...okWithVersion('The ticket.', ticket),
				'304': { description: 'The ticket still has the version of If-None-Match.' },
				...problems()
			}
		},
		patch: {
			operationId: 'updateTicket',
			summary: 'Changes the fields that are named (permission ticket:update)',
			requestParams: { path: inTicket, header: ifMatch },
			requestBody: jsonBody(ticketChanges),
			responses: {
				...okWithVersion('The ticket as it is now.', ticket),
				...problems(...BODY, 'precondition-required'),
				...lostRaces
			}
		},
		delete: {
			operationId: 'deleteTicket',
			summary: 'Deletes a ticket, its comments and its attachments (permission ticket:delete)',
			requestParams: { path: inTicket, header: ifMatch },
			responses: {
				'204': { description: 'It is gone.' },
				...problems('precondition-required'),
				...lostRaces
			}
		}
	},
	[`${ROOT}/tickets/{ticket}/moves`]: {
		post: {
			operationId: 'moveTicket',
			summary: 'Moves a ticket to a place in a column (permission ticket:update)',
			description:
				'`after` is the ticket to stand behind, null the beginning of the column. If it is not, or no longer, in that column, the ticket goes to the end.',
			requestParams: { path: inTicket, header: ifMatch },
			requestBody: jsonBody(ticketMove),
			responses: {
				...okWithVersion('The ticket as it is now.', ticket),
				...problems(...BODY, 'precondition-required'),
				...lostRaces
			}
		}
	},
	[`${ROOT}/tickets/{ticket}/comments`]: {
		get: {
			operationId: 'listComments',
			summary: 'What was said about a ticket, the oldest first',
			requestParams: { path: inTicket, query: plainPageQuery },
			responses: { ...page('Comments.', comment), ...problems('invalid-input') }
		},
		post: {
			operationId: 'addComment',
			summary: 'A new comment (permission ticket:update)',
			requestParams: { path: inTicket, header: idempotencyKey },
			requestBody: jsonBody(newComment),
			responses: { ...created('The comment.', comment), ...problems(...ONCE) }
		}
	}
};
