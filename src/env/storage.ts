/** Where files are kept: anything that speaks S3. Without it, a folder on Node, and no files elsewhere. */
import { variable } from './schema.ts';
import { bucket, credential, httpUrl, region } from './types.ts';

export const storage = {
	STORAGE_ENDPOINT: variable(httpUrl.optional(), {
		description:
			'S3 for attachments, without the bucket: Amazon S3, Cloudflare R2 or what speaks their protocol. Without it they are kept in DATA_DIR on Node, and refused elsewhere.',
		example: 'https://s3.eu-central-1.amazonaws.com'
	}),
	STORAGE_BUCKET: variable(bucket.default('slipway'), {
		description: 'The bucket; it must let browsers of this origin PUT (CORS).',
		example: 'slipway-attachments'
	}),
	STORAGE_REGION: variable(region.default('auto'), {
		description: 'The region signatures are made for; R2 calls it auto.',
		example: 'eu-central-1'
	}),
	STORAGE_ACCESS_KEY_ID: variable(credential.optional(), {
		description: 'Who signs for the storage. Needed with STORAGE_ENDPOINT.',
		example: 'an-access-key'
	}),
	STORAGE_SECRET_ACCESS_KEY: variable(credential.optional(), {
		description: 'What is signed with. Needed with STORAGE_ENDPOINT.',
		example: 'a-secret-access-key',
		secret: true
	})
};
