import { isLocale } from '$paraglide/runtime';

export const match = isLocale;
