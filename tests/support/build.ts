import { buildIfStale } from '../../scripts/build-if-stale.ts';
import { removeTempFolders } from './temp-folder.ts';

/** Before and after tests that run the built output. */
export default function setUp(): () => void {
	buildIfStale();
	return removeTempFolders;
}
