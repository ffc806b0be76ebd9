import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

function tryTo(what: string, command: string, ...args: string[]): boolean {
	console.error(`No browser yet: trying ${what} …`);
	try {
		execFileSync(command, args, { stdio: 'pipe' });
		return true;
	} catch {
		return false;
	}
}

/** A browser that is there: Playwright's own, or one of the system. */
function present(): string | undefined {
	return [process.env.CHROME_PATH, chromium.executablePath(), ...INSTALLED].find(
		(path) => path !== undefined && existsSync(path)
	);
}

/**
 * The browser for the tests: one that is there, else Playwright's download, else Debian's package when running as
 * root. Throws with what to install when none of these works.
 */
export function findBrowser(): string {
	const found = present();
	if (found) return found;

	tryTo("Playwright's download", 'npx', 'playwright', 'install', 'chromium');
	const downloaded = present();
	if (downloaded) return downloaded;

	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		tryTo("Debian's list of packages", 'apt-get', 'update');
		tryTo(
			"Debian's chromium",
			'apt-get',
			'install',
			'--yes',
			'--no-install-recommends',
			'chromium'
		);
	}
	const installed = present();
	if (installed) return installed;
	throw new Error(
		'The browser tests need Chromium. Install it with one of\n' +
			'  npx playwright install --with-deps chromium\n' +
			'  apt-get install chromium\n' +
			'or name one that is there: CHROME_PATH=/path/to/chrome'
	);
}
