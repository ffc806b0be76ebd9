-- Tickets remember since when they are done. Code that knows nothing of it goes on as before: a trigger keeps the column.
ALTER TABLE "tickets" ADD COLUMN "completed_at" timestamp with time zone;
--> statement-breakpoint
create function keep_completed_at() returns trigger language plpgsql as $$
begin
	new.completed_at := case
		when new.status <> 'done' then null
		-- What was done before there was such a column is taken to be done since it was last changed.
		when tg_op = 'UPDATE' and old.status = 'done' then coalesce(old.completed_at, old.updated_at)
		else now()
	end;
	return new;
end $$;
--> statement-breakpoint
create trigger keep_completed_at before insert or update on tickets
	for each row execute function keep_completed_at();
--> statement-breakpoint
-- Binds what is written from here on. Rows of before are filled in and checked by the contracting half, 0005.
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_completed_when_done"
	CHECK (("tickets"."status" = 'done') = ("tickets"."completed_at" is not null)) NOT VALID;
