/** A schema that is broken in one place. The laws must notice. */
export interface Mutant {
	group: string;
	name: string;
	/** Run by a superuser on a copy of the right schema. */
	sql: string;
	/** Undoes what belongs to the whole server and not to the copy. */
	restore?: string;
	/** Where nothing else can be different: PGlite has one connection, and its owner is a superuser. */
	onServersOnly?: true;
}

/** What is said inside a mutant's SQL, so that no quote of it ends anything. */
const quoted = (text: string) => `$mutant$${text}$mutant$`;

/** Puts other words into a function. Fails when it does not have these, so that no mutant is the right schema. */
export const rewrite = (name: string, from: string, to: string): string => `
	do $outer$
	declare
		definition text := pg_get_functiondef(${quoted(name)}::regproc);
	begin
		if position(${quoted(from)} in definition) = 0 then
			raise exception 'nothing to mutate in %', ${quoted(name)};
		end if;
		execute replace(definition, ${quoted(from)}, ${quoted(to)});
	end $outer$;`;
