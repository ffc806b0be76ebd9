/** Google, GitHub and Kakao, as far as the app has to do with them. */
import { createHash } from 'node:crypto';
import type { Credentials } from '../../src/lib/server/identity/providers.ts';

export type ProviderName = keyof Credentials;

/** Someone who has an account there. */
interface Profile {
	id: number;
	name: string;
	/** Undefined for whoever does not let the app know it. */
	email?: string;
}

interface Addresses {
	/** Where people are sent. */
	authorization: string;
	/** Where the app exchanges the code they come back with. */
	token: string;
	/** Whether a code is bound to the browser that set out (PKCE, RFC 7636), which Kakao's documents do not know. */
	isBound: boolean;
}

export const addresses: Readonly<Record<ProviderName, Addresses>> = {
	google: {
		authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
		token: 'https://oauth2.googleapis.com/token',
		isBound: true
	},
	github: {
		authorization: 'https://github.com/login/oauth/authorize',
		token: 'https://github.com/login/oauth/access_token',
		isBound: true
	},
	kakao: {
		authorization: 'https://kauth.kakao.com/oauth/authorize',
		token: 'https://kauth.kakao.com/oauth/token',
		isBound: false
	}
};

/** What each one says of somebody: beside the token, and to who comes with it. */
const profiles: Readonly<Record<ProviderName, (profile: Profile) => Says>> = {
	google: ({ id, name, email }) => ({
		token: { id_token: idToken({ sub: String(id), name, email, email_verified: true }) },
		answers: {}
	}),
	github: ({ id, name, email }) => ({
		answers: {
			// Most people keep their address out of the profile.
			'https://api.github.com/user': { id, login: 'ada', name, email: null },
			'https://api.github.com/user/emails': email ? [{ email, primary: true, verified: true }] : []
		}
	}),
	kakao: ({ id, name, email }) => {
		const known = email ? { email, is_email_valid: true, is_email_verified: true } : {};
		const account = { profile: { nickname: name }, ...known };
		return { answers: { 'https://kapi.kakao.com/v2/user/me': { id, kakao_account: account } } };
	}
};

interface Says {
	token?: object;
	answers: Readonly<Record<string, unknown>>;
}

/** Comes over a connection that vouches for it, so nobody looks at its signature. */
const idToken = (claims: object) =>
	[{ alg: 'RS256' }, claims]
		.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
		.concat('signature')
		.join('.');

/**
 * One provider, where `profile` has an account: gives a code to who is sent to `authorize`, and stands for `fetch` when
 * the app exchanges it, which must prove then that it is the app, and that this is the one who set out.
 */
export function fakeProvider(
	name: ProviderName,
	app: { clientId: string; clientSecret: string },
	profile: Profile
) {
	const { token, isBound } = addresses[name];
	const { token: more, answers } = profiles[name](profile);
	const expected = {
		...{ grant_type: 'authorization_code', code: 'a-code' },
		...{ client_id: app.clientId, client_secret: app.clientSecret, redirect_uri: '' }
	};
	let challenge: string | undefined;

	function exchange(sent: URLSearchParams): Response {
		const verifier = sent.get('code_verifier') ?? '';
		const proof = createHash('sha256').update(verifier).digest('base64url');
		const isProven = !isBound || proof === challenge;
		if (isProven && Object.entries(expected).every(([key, value]) => sent.get(key) === value)) {
			return Response.json({ access_token: 'a-token', token_type: 'bearer', ...more });
		}
		// GitHub says no with 200.
		return Response.json({ error: 'invalid_grant' }, { status: name === 'github' ? 200 : 400 });
	}

	return {
		/** The code that a browser is sent back with from there. */
		authorize: ({ searchParams }: URL): string => {
			expected.redirect_uri = searchParams.get('redirect_uri') ?? '';
			challenge = searchParams.get('code_challenge') ?? undefined;
			return expected.code;
		},
		fetch: async (...given: Parameters<typeof fetch>): Promise<Response> => {
			const request = new Request(...given);
			if (request.url === token) return exchange(new URLSearchParams(await request.text()));
			const isKnown = request.headers.get('authorization') === 'Bearer a-token';
			if (!(request.url in answers)) throw new Error(`${name} has no ${request.url}.`);
			return isKnown ? Response.json(answers[request.url]) : new Response(null, { status: 401 });
		}
	};
}
