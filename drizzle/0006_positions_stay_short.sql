-- Halving adds a digit each time, and an index entry has room for about 5,300: whoever moved two tickets behind a third in
-- turn made it a place where nothing could be put any more. Before it comes near, the column is numbered anew.
create function keep_positions_short() returns trigger language plpgsql as $$
declare
	place integer;
begin
	with numbered as (
		select id, row_number() over (order by position, id) as place, position < new.position as is_before
		from tickets where board_id = new.board_id and status = new.status and id <> new.id
	), moved as (
		update tickets set position = numbered.place from numbered where tickets.id = numbered.id
	)
	select count(*) filter (where is_before) into place from numbered;
	new.position := place + 0.5;
	return new;
end $$;
--> statement-breakpoint
create trigger keep_positions_short before insert or update of position on tickets
	for each row when (scale(new.position) > 100) execute function keep_positions_short();
--> statement-breakpoint
-- A neighbour that is numbered anew is what it was: nobody's version of it is out of date.
create or replace function count_version() returns trigger language plpgsql as $$
begin
	old.position := new.position;
	if new.version = old.version and new is distinct from old then
		new.version := old.version + 1;
		new.updated_at := now();
	end if;
	return new;
end $$;
