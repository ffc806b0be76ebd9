import { UnfitLoginError } from './index.ts';

interface LoginAnswer {
	login: string;
	bypasses: boolean;
	migrated: boolean;
	member: boolean;
}

/** Of who has logged in, whatever role is taken later. `enter` stands for all that the migrations make. */
const QUESTION = `
	select
		session_user::text as login,
		(select rolsuper or rolbypassrls from pg_roles where rolname = session_user) as bypasses,
		to_regrole('slipway') is not null and to_regproc('enter') is not null as migrated,
		coalesce(
			pg_has_role(session_user, to_regrole('slipway')::oid, 'usage')
				and pg_has_role(session_user, to_regrole('slipway_tenant')::oid, 'set'),
			false
		) as member`;

const MAKE_A_LOGIN =
	"Make one for the app, and name it in DATABASE_URL: create role slipway_app login password '…' in role slipway " +
	'(docs/tenancy.md).';

/**
 * Asks the database whether the app may rely on it. Costs one round trip.
 * @param ask Sends a query as the login and answers its rows.
 * @throws UnfitLoginError when row-level security would not bind the app, or nothing would work
 */
export async function checkLogin(ask: (query: string) => Promise<unknown[]>): Promise<void> {
	const [answer] = (await ask(QUESTION)) as LoginAnswer[];
	if (!answer) throw new Error('The database did not say who has logged in.');
	const { login, bypasses, migrated, member } = answer;
	if (bypasses) {
		throw new UnfitLoginError(
			'bypasses-row-level-security',
			`The database role "${login}" bypasses row-level security, which keeps the tenants apart. ${MAKE_A_LOGIN}`
		);
	}
	if (!migrated) {
		throw new UnfitLoginError(
			'not-migrated',
			'The database has no schema. Run `npm run db:migrate` with the DATABASE_URL of its owner (docs/migrations.md).'
		);
	}
	if (!member) {
		throw new UnfitLoginError(
			'not-in-role-slipway',
			`The database role "${login}" is not in the role slipway, and may do nothing. ${MAKE_A_LOGIN}`
		);
	}
}
