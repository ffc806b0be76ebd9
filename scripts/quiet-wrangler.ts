import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** No look-ups and no reports of its own: https://developers.cloudflare.com/workers/wrangler/system-environment-variables/ */
export const quietWrangler = {
	WRANGLER_SEND_METRICS: 'false',
	WRANGLER_SEND_ERROR_REPORTS: 'false',
	WRANGLER_HIDE_BANNER: 'true',
	CLOUDFLARE_CF_FETCH_ENABLED: 'false',
	DO_NOT_TRACK: '1',
	CI: '1',
	// Instead of a folder in the user's home.
	XDG_CONFIG_HOME: join(tmpdir(), 'slipway-wrangler')
};
