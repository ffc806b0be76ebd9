import { removeTempFolders } from './temp-folder.ts';

/** Before and after tests that need no build. */
export default function setUp(): () => void {
	return removeTempFolders;
}
