import { randomUUID } from 'node:crypto';

/** Made up; on Netlify these are identifiers of the account, the site and the deploy. */
const SITE = { id: 'local-site', name: 'local' };
const ACCOUNT = { id: 'local-account' };
const DEPLOY_ID = 'local-deploy';

function base64Json(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString('base64');
}

/**
 * The request as Netlify's network hands it to a function: whatever a client said about its own address, the protocol
 * or the platform is overwritten or removed.
 */
export function platformRequest(
	request: Request,
	address: string,
	extra: Record<string, string> = {}
): Request {
	const { origin, host, protocol } = new URL(request.url);
	const headers = new Headers(request.headers);
	for (const name of [...headers.keys()]) {
		if (name.startsWith('x-nf-')) headers.delete(name);
	}
	const set = {
		'client-ip': address,
		'x-forwarded-for': address,
		'x-forwarded-host': host,
		'x-forwarded-proto': protocol.slice(0, -1),
		'x-nf-account-id': ACCOUNT.id,
		'x-nf-account-info': base64Json(ACCOUNT),
		'x-nf-client-connection-ip': address,
		'x-nf-deploy-context': 'production',
		'x-nf-deploy-id': DEPLOY_ID,
		'x-nf-deploy-published': '1',
		'x-nf-geo': base64Json({}),
		'x-nf-request-id': randomUUID(),
		'x-nf-site-id': SITE.id,
		'x-nf-site-info': base64Json({ ...SITE, url: origin }),
		...extra
	};
	for (const [name, value] of Object.entries(set)) headers.set(name, value);
	return new Request(request, { headers });
}

/**
 * The environment of a function: the app's variables, and the few of Netlify's that are there when it runs and not only
 * when it is built: https://docs.netlify.com/build/functions/environment-variables/#netlify-read-only-variables
 */
export function platformEnvironment(origin: string): NodeJS.ProcessEnv {
	return { ...process.env, URL: origin, SITE_NAME: SITE.name, SITE_ID: SITE.id };
}
