import { buildIfStale } from '../../scripts/build-if-stale.ts';

/** Before tests that run the built output. */
export default buildIfStale;
