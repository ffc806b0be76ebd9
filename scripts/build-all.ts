import { rmSync } from 'node:fs';
import { ensureOutput, outputOf, targets, type Target } from './outputs.ts';

const HELP = `Builds for every platform, each into a folder of its own under outputs/.

  npm run build:all                    what is missing or older than the sources
  npm run build:all -- --force         everything
  npm run build:all -- vercel netlify  only these: ${targets.join(', ')}
  npm run build:all -- --help          this text`;

const isTarget = (name: string): name is Target => (targets as readonly string[]).includes(name);

async function main(args: string[]): Promise<void> {
	if (args.includes('--help')) return console.log(HELP);
	const names = args.filter((arg) => arg !== '--force');
	const unknown = names.filter((name) => !isTarget(name));
	if (unknown.length > 0) {
		console.error(`Unknown: ${unknown.join(', ')}.\n\n${HELP}`);
		process.exitCode = 2;
		return;
	}
	const chosen = names.length > 0 ? names.filter(isTarget) : targets;
	for (const target of chosen) {
		if (args.includes('--force')) rmSync(outputOf(target), { recursive: true, force: true });
		console.log(`${target}: ${await ensureOutput(target)}`);
	}
}

await main(process.argv.slice(2));
