/** Where people may have an account with which they sign in here. */
export const PROVIDERS = ['google', 'github', 'kakao'] as const;

type Provider = (typeof PROVIDERS)[number];

/** What each provider knows this app by; those that are missing are not offered. */
export type Credentials = Readonly<
	Partial<Record<Provider, { clientId: string; clientSecret: string }>>
>;
