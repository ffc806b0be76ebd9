/**
 * On Vercel these pages are functions on Node also where everything else runs on the edge: better-auth needs modules that
 * its edge does not have (docs/decisions/0015-identity.md). The other platforms ignore it.
 */
export const config = { runtime: 'nodejs24.x' };
