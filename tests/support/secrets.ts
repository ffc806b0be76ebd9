import { randomBytes } from 'node:crypto';

const random = () => randomBytes(32).toString('base64');

/** What a deployment outside of development is not started without; another one in every process that starts some. */
export const secrets = {
	AUTH_SECRETS: `1:${random()}`,
	ENCRYPTION_KEYS: `1:${random()}`
};

/** As the app reads them. */
export const sessionKeys: ReadonlyMap<number, string> = new Map([
	[1, secrets.AUTH_SECRETS.slice('1:'.length)]
]);
