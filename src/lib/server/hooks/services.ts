import type { Handle } from '@sveltejs/kit';
import type { Platform } from '../services.ts';

/** Hands the platform's ports to everything further in. */
export const services =
	({ createServices }: Platform): Handle =>
	async ({ event, resolve }) => {
		event.locals.services = await createServices(event.platform);
		return resolve(event);
	};
