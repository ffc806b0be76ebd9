import { z } from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { problemKinds, type ProblemCode } from '../problem-kinds.ts';
import { ticket } from './answers.ts';

const codes = Object.keys(problemKinds) as ProblemCode[];

const fields = {
	type: z.string().meta({ description: 'Leads to an explanation.' }),
	title: z.string(),
	status: z.int(),
	detail: z.string(),
	code: z.enum(codes),
	requestId: z.string().meta({ description: 'Leads to everything that was logged.' }),
	errors: z.array(z.object({ path: z.string(), message: z.string() })).optional()
};

const problem = z
	.object(fields)
	.meta({ id: 'Problem', description: 'https://www.rfc-editor.org/rfc/rfc9457' });

const lostRace = z.object({ ...fields, current: ticket }).meta({
	id: 'LostRace',
	description: 'Someone else was faster: what they made of it is `current`.'
});

const unexpected = z
	.object({ code: z.literal('internal'), requestId: z.string() })
	.meta({ id: 'UnexpectedProblem' });

const answer = (description: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
	description,
	content: { 'application/problem+json': { schema } }
});

/** Of which every request may be the victim. */
const everywhere: ProblemCode[] = ['unauthorized', 'forbidden', 'not-found', 'too-many-requests'];

/** The problems that an operation can answer with, one entry per status. */
export function problems(...particular: ProblemCode[]): ZodOpenApiResponsesObject {
	const named = codes.filter((code) => [...everywhere, ...particular].includes(code));
	const byStatus = Object.groupBy(named, (code) => problemKinds[code].status);
	const responses: ZodOpenApiResponsesObject = {
		'500': answer(titleOf('internal'), unexpected)
	};
	for (const [status, kinds = []] of Object.entries(byStatus)) {
		const titles = kinds.map((code) => `${code}: ${titleOf(code)}.`);
		responses[status as `4${string}`] = answer(titles.join(' '), problem);
	}
	return responses;
}

const titleOf = (code: ProblemCode) => problemKinds[code].title({}, { locale: 'en' });

/** Of every operation that changes a ticket of a known version. */
export const lostRaces: ZodOpenApiResponsesObject = {
	'409': {
		...answer('The ticket has another version than If-Match says; here it is.', lostRace),
		headers: z.object({ etag: z.string().meta({ description: 'The version it has.' }) })
	}
};
