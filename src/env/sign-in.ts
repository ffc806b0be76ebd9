/** Who may sign in, and with what. */
import { variable } from './schema.ts';
import { credential, rateLimit, seconds, versionedKeys, versionedSecrets } from './types.ts';

/** Both halves are needed; with one alone the way to sign in is not offered. */
const provider = (name: string) => ({
	id: variable(credential.optional(), {
		description: `The application's id at ${name}; with its secret, people can sign in with ${name}.`,
		example: 'an-id-of-yours'
	}),
	secret: variable(credential.optional(), {
		description: `The application's secret at ${name}.`,
		example: 'a-secret-of-yours',
		secret: true
	})
});

const google = provider('Google');
const github = provider('GitHub');
const kakao = provider('Kakao');

export const signIn = {
	AUTH_SECRETS: variable(versionedSecrets.optional(), {
		description:
			'What sessions are signed with, by version: the highest signs, all verify. Needed, except for development on Node, which makes its own.',
		example: '2:the-newest-of-at-least-32-characters,1:the-one-before-it-also-32-characters',
		secret: true
	}),
	ENCRYPTION_KEYS: variable(versionedKeys.optional(), {
		description:
			'What credentials of other services are encrypted with, by version: the highest encrypts, all decrypt. Each is 32 bytes in base64. Needed where AUTH_SECRETS is.',
		example: '1:S1tZnVgUgZ1T9AJpyLQxB1BdcXyiWpTo0fnNpHXKtnI=',
		secret: true
	}),
	SESSION_CACHE_SECONDS: variable(seconds.prefault('60'), {
		description:
			'How long a session is believed without asking the database; a revoked one works that long.',
		example: '300'
	}),
	RATE_LIMIT_SIGN_IN: variable(rateLimit.prefault('10/60'), {
		description: 'Attempts to sign in, per client address and per account: quota/seconds.',
		example: '5/60'
	}),
	GOOGLE_CLIENT_ID: google.id,
	GOOGLE_CLIENT_SECRET: google.secret,
	GITHUB_CLIENT_ID: github.id,
	GITHUB_CLIENT_SECRET: github.secret,
	KAKAO_CLIENT_ID: kakao.id,
	KAKAO_CLIENT_SECRET: kakao.secret
};
