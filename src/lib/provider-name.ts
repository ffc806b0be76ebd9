const NAMES: Readonly<Record<string, string>> = {
	google: 'Google',
	github: 'GitHub',
	kakao: 'Kakao'
};

/** As the provider calls itself, in every language. */
export const providerName = (provider: string): string => NAMES[provider] ?? provider;
