import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { organization } from 'better-auth/plugins/organization';
import { PASSWORD_LENGTH } from '../../identity-limits.ts';
import { invitations, members, organizations } from '../organizations/table.ts';
import type { Database } from '../ports/database/index.ts';
import type { Logger } from '../ports/logger/index.ts';
import { COOKIE_PREFIX } from '../sessions/cookies.ts';
import type { KeyRing } from '../sessions/key-ring.ts';
import { enter, enterOrganization, type Origin } from '../tenancy/enter.ts';
import type { Credentials } from './providers.ts';
import { recordedQueries } from './recorded-queries.ts';
import { accessControl, roles } from './roles.ts';
import { accounts, sessions, users, verifications } from './table.ts';

/** What of a request better-auth has to know. */
export interface AuthContext {
	database: Database;
	origin: Origin;
	/** The organization whose members are changed; no other exists then. */
	organizationId?: string;
	/** As visitors see it: https://board.example */
	baseUrl: string;
	keys: KeyRing;
	credentials: Credentials;
	logger: Logger;
}

/** Thirty days; a session is not made longer by using it. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

const INVITATION_SECONDS = 7 * 24 * 60 * 60;

/** Header in which better-auth is told the client's address, which only the host knows. */
export const ADDRESS_HEADER = 'x-slipway-address';

const schema = { users, sessions, accounts, verifications, organizations, members, invitations };

/**
 * better-auth for one request: its statements carry who asks, so an instance must not serve another request. Making one
 * takes a millisecond (docs/decisions/0015-identity.md).
 */
export function authFor(context: AuthContext) {
	const { database, origin, organizationId, baseUrl, keys, credentials, logger } = context;
	const entry = organizationId
		? [enter('slipway_identity', origin), enterOrganization(organizationId)]
		: [enter('slipway_identity', origin)];
	return betterAuth({
		appName: 'Slipway',
		baseURL: baseUrl,
		basePath: '/api/auth',
		// The first one signs; the others only decrypt what they encrypted.
		secrets: [...keys].sort(([a], [b]) => b - a).map(([version, value]) => ({ version, value })),
		database: drizzleAdapter(recordedQueries(database, ...entry), {
			provider: 'pg',
			schema,
			usePlural: true,
			// A unit of work is a list of statements here (docs/decisions/0005-unit-of-work.md).
			transaction: false
		}),
		session: {
			expiresIn: SESSION_SECONDS,
			disableSessionRefresh: true,
			// What only the user may do asks for the password, however old the session is.
			freshAge: 0,
			cookieCache: { enabled: false }
		},
		emailAndPassword: {
			enabled: true,
			minPasswordLength: PASSWORD_LENGTH.min,
			// The schema counts characters; here it is UTF-16 units, of which a character has one or two.
			maxPasswordLength: 2 * PASSWORD_LENGTH.max
		},
		socialProviders: credentials,
		account: {
			encryptOAuthTokens: true,
			// Nobody has proved that an e-mail is theirs, so it cannot join two accounts.
			accountLinking: { enabled: false }
		},
		advanced: {
			cookiePrefix: COOKIE_PREFIX,
			useSecureCookies: baseUrl.startsWith('https:'),
			disableOriginCheck: false,
			disableCSRFCheck: false,
			database: { generateId: 'uuid' },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] }
		},
		// hooks/rate-limit.ts counts.
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		onAPIError: { errorURL: '/sign-in' },
		logger: {
			level: 'error',
			// Its arguments may hold what nobody should read.
			log: (_level, message) => logger.error({ requestId: origin.requestId }, message)
		},
		plugins: [
			organization({
				ac: accessControl,
				roles,
				creatorRole: 'owner',
				allowUserToCreateOrganization: false,
				membershipLimit: 1000,
				invitationExpiresIn: INVITATION_SECONDS,
				cancelPendingInvitationsOnReInvite: true,
				requireEmailVerificationOnInvitation: false
			})
		]
	});
}

export type Auth = ReturnType<typeof authFor>;
