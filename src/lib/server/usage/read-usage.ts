import { sql } from 'drizzle-orm';
import type { Tenant } from '../tenancy/tenant.ts';
import { usage } from './table.ts';

/** What was made on one day (UTC), whether or not it is still there. */
export interface UsageDay {
	/** YYYY-MM-DD */
	day: string;
	tickets: number;
	comments: number;
	attachments: number;
	/** Of the attachments. */
	bytes: number;
}

const amountOf = (metric: keyof Omit<UsageDay, 'day'>) =>
	sql<number>`coalesce(sum(${usage.amount}) filter (where ${usage.metric} = ${metric}), 0)`.mapWith(
		Number
	);

/** The last `days` days up to today, the oldest first, those without anything as well. */
export async function readUsage(tenant: Tenant, days: number): Promise<UsageDay[]> {
	const today = sql`(now() at time zone 'UTC')::date`;
	const [rows] = await tenant.run((db) =>
		db
			.select({
				day: sql<string>`to_char(days.day, 'YYYY-MM-DD')`,
				tickets: amountOf('tickets'),
				comments: amountOf('comments'),
				attachments: amountOf('attachments'),
				bytes: amountOf('bytes')
			})
			.from(sql`generate_series(${today} - ${days - 1}::integer, ${today}, '1 day') as days(day)`)
			.leftJoin(usage, sql`${usage.day} = days.day::date`)
			.groupBy(sql`days.day`)
			.orderBy(sql`days.day`)
	);
	return rows;
}
