import { createDocument } from 'zod-openapi';
import { organizationPaths } from './organization-paths.ts';
import { ticketPaths } from './ticket-paths.ts';
import { uploadPaths } from './upload-paths.ts';

/**
 * The API as an OpenAPI document (https://spec.openapis.org/oas/v3.1.1), from the schemas that the routes validate with.
 * tests/repository/openapi.test.ts compares it with the routes.
 */
export const openApiDocument = (release: string) =>
	createDocument({
		openapi: '3.1.1',
		info: {
			title: 'Slipway',
			version: release,
			description:
				'Organizations, boards and tickets. Errors are application/problem+json, in the language of Accept-Language (en, ko).',
			license: { name: 'MIT', identifier: 'MIT' }
		},
		servers: [{ url: '/' }],
		security: [{ session: [] }],
		paths: { ...organizationPaths, ...ticketPaths, ...uploadPaths },
		components: {
			securitySchemes: {
				session: {
					type: 'apiKey',
					in: 'cookie',
					name: 'slipway.session_token',
					description: 'Set by signing in; over https its name begins with __Secure-.'
				}
			}
		}
	});
