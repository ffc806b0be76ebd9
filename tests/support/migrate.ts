import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs the command a person would run on the database at `url`. */
export async function migrate(url: string): Promise<string> {
	const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'db:migrate'], {
		env: { ...process.env, DATABASE_URL: url }
	});
	return stdout;
}
