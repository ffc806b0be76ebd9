-- Who may do what, below the app. Every unit of work begins by taking one of these roles (docs/tenancy.md):
--   slipway            what the app's login inherits; can become one of the others, and has little of its own
--   slipway_tenant     the board of one organization
--   slipway_identity   users, sessions, memberships; of boards only what a user wrote
--   slipway_retention  deletes what is past its time and encrypts anew, and sees nothing else
-- allowed: roles belong to the whole server, so they may be there already, which only a block can ask.
do $$
declare
	role text;
begin
	foreach role in array array['slipway', 'slipway_tenant', 'slipway_identity', 'slipway_retention'] loop
		begin
			execute format('create role %I nologin', role);
		exception when duplicate_object or unique_violation then
			null;
		end;
	end loop;
end $$;
--> statement-breakpoint
-- Not inherited: what forgets to take a role may do nothing.
grant slipway_tenant, slipway_identity, slipway_retention to slipway with inherit false, set true;
--> statement-breakpoint
grant select, insert, update, delete on vitals, rate_limits to slipway;
--> statement-breakpoint

-- Whom a unit of work is for. Empty is what a setting is after the transaction that made it.
create function current_tenant() returns uuid language sql stable
	return nullif(current_setting('app.tenant_id', true), '')::uuid;
--> statement-breakpoint
create function current_actor() returns uuid language sql stable
	return nullif(current_setting('app.actor_id', true), '')::uuid;
--> statement-breakpoint

-- Begins a unit of work of a person, which is all there is to tell the audit log.
create function enter(role text, actor uuid, request_id text, address text, user_agent text) returns void
language plpgsql as $$
begin
	perform set_config('role', role, true),
		set_config('app.tenant_id', '', true),
		set_config('app.actor_id', coalesce(actor::text, ''), true),
		set_config('app.request_id', coalesce(request_id, ''), true),
		set_config('app.address', coalesce(address, ''), true),
		set_config('app.user_agent', coalesce(user_agent, ''), true);
	if exists (
		select from pg_roles where rolname in (session_user, current_user) and (rolsuper or rolbypassrls)
	) then
		raise exception 'the database role bypasses row-level security' using errcode = 'SL500';
	end if;
end $$;
--> statement-breakpoint

-- Begins a unit of work in a tenant: for a member who has one of the roles that may do it, and for nobody else.
create function enter_tenant(
	wanted_slug text, allowed_roles text[], actor uuid, request_id text, address text, user_agent text
) returns table (organization_id uuid, organization_name text, member_role text)
-- Tables that a session made for itself come last, or they would stand for the real ones.
language plpgsql set search_path = public, pg_temp as $$
begin
	perform enter('slipway_tenant', actor, request_id, address, user_agent);
	select o.id, o.name, m.role into organization_id, organization_name, member_role
		from organizations o join members m on m.organization_id = o.id
		where o.slug = wanted_slug and m.user_id = actor;
	if organization_id is null then
		raise exception 'not a member' using errcode = 'SL404';
	end if;
	if member_role <> all (allowed_roles) then
		raise exception 'not allowed to a %', member_role using errcode = 'SL403';
	end if;
	perform set_config('app.tenant_id', organization_id::text, true);
	return next;
end $$;
--> statement-breakpoint

-- The tenant's role.
grant select on organizations, members, invitations, audit_logs, usage to slipway_tenant;
--> statement-breakpoint
grant select (id, name, email, image) on users to slipway_tenant;
--> statement-breakpoint
grant select, insert, update, delete on boards, tickets, attachments, integrations to slipway_tenant;
--> statement-breakpoint
grant select, insert, delete on comments to slipway_tenant;
--> statement-breakpoint
grant select, insert, delete on idempotency_keys to slipway_tenant;
--> statement-breakpoint
grant select, insert, update, delete
	on users, sessions, accounts, verifications, organizations, members, invitations to slipway_identity;
--> statement-breakpoint
grant select on tickets, comments, attachments, audit_logs to slipway_identity;
--> statement-breakpoint
grant select, delete on audit_logs, idempotency_keys, attachments, invitations, discarded_objects to slipway_retention;
--> statement-breakpoint
-- Not the tokens.
grant select (id, expires_at), delete on sessions, verifications to slipway_retention;
--> statement-breakpoint

alter table users enable row level security;
--> statement-breakpoint
alter table users force row level security;
--> statement-breakpoint
create policy fellow_members on users for select to slipway_tenant using (
	id = current_actor()
	or exists (select from members where members.user_id = users.id and members.organization_id = current_tenant())
);
--> statement-breakpoint
create policy identity on users to slipway_identity using (true);
--> statement-breakpoint

alter table accounts enable row level security;
--> statement-breakpoint
alter table accounts force row level security;
--> statement-breakpoint
create policy identity on accounts to slipway_identity using (true);
--> statement-breakpoint

alter table sessions enable row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
create policy identity on sessions to slipway_identity using (true);
--> statement-breakpoint
create policy expired on sessions to slipway_retention using (expires_at < now());
--> statement-breakpoint

alter table verifications enable row level security;
--> statement-breakpoint
alter table verifications force row level security;
--> statement-breakpoint
create policy identity on verifications to slipway_identity using (true);
--> statement-breakpoint
create policy expired on verifications to slipway_retention using (expires_at < now());
--> statement-breakpoint

alter table organizations enable row level security;
--> statement-breakpoint
alter table organizations force row level security;
--> statement-breakpoint
-- Before the tenant is known, those of the actor: among them is the one that enter_tenant looks for.
create policy tenant on organizations for select to slipway_tenant using (
	id = current_tenant()
	or current_tenant() is null and exists (
		select from members where members.organization_id = organizations.id and members.user_id = current_actor()
	)
);
--> statement-breakpoint
create policy identity on organizations to slipway_identity
	using (current_tenant() is null or id = current_tenant());
--> statement-breakpoint

alter table members enable row level security;
--> statement-breakpoint
alter table members force row level security;
--> statement-breakpoint
-- One role each, of src/lib/server/tenancy/permissions.ts.
-- allowed: 0002 made the table, and came with this.
alter table members add constraint members_role check (role in ('viewer', 'member', 'admin', 'owner'));
--> statement-breakpoint
create policy tenant on members for select to slipway_tenant
	using (organization_id = current_tenant() or current_tenant() is null and user_id = current_actor());
--> statement-breakpoint
create policy identity on members to slipway_identity
	using (current_tenant() is null or organization_id = current_tenant());
--> statement-breakpoint

alter table invitations enable row level security;
--> statement-breakpoint
alter table invitations force row level security;
--> statement-breakpoint
-- allowed: 0002 made the table, and came with this.
alter table invitations add constraint invitations_role check (role in ('viewer', 'member', 'admin', 'owner'));
--> statement-breakpoint
create policy tenant on invitations for select to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
create policy identity on invitations to slipway_identity
	using (current_tenant() is null or organization_id = current_tenant());
--> statement-breakpoint
create policy expired on invitations to slipway_retention using (expires_at < now() - interval '30 days');
--> statement-breakpoint

alter table boards enable row level security;
--> statement-breakpoint
alter table boards force row level security;
--> statement-breakpoint
create policy tenant on boards to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint

alter table tickets enable row level security;
--> statement-breakpoint
alter table tickets force row level security;
--> statement-breakpoint
create policy tenant on tickets to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
create policy own on tickets for select to slipway_identity using (created_by = current_actor());
--> statement-breakpoint
-- Whoever leaves an organization leaves its tickets; only that column may become null.
-- allowed: 0002 made the table, and came with this.
alter table tickets add constraint tickets_assignee_is_member foreign key (organization_id, assignee_id)
	references members (organization_id, user_id) on delete set null (assignee_id);
--> statement-breakpoint

alter table comments enable row level security;
--> statement-breakpoint
alter table comments force row level security;
--> statement-breakpoint
-- Nobody writes in another's name.
create policy tenant on comments to slipway_tenant using (organization_id = current_tenant())
	with check (organization_id = current_tenant() and author_id = current_actor());
--> statement-breakpoint
create policy own on comments for select to slipway_identity using (author_id = current_actor());
--> statement-breakpoint

alter table attachments enable row level security;
--> statement-breakpoint
alter table attachments force row level security;
--> statement-breakpoint
create policy tenant on attachments to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
create policy own on attachments for select to slipway_identity using (uploaded_by = current_actor());
--> statement-breakpoint
create policy never_completed on attachments to slipway_retention
	using (completed_at is null and created_at < now() - interval '1 day');
--> statement-breakpoint

alter table integrations enable row level security;
--> statement-breakpoint
alter table integrations force row level security;
--> statement-breakpoint
create policy tenant on integrations to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
-- So that a key can be given up: of all tenants, but what is encrypted and nothing else.
grant select (id, organization_id, key_id, ciphertext), update (key_id, ciphertext)
	on integrations to slipway_retention;
--> statement-breakpoint
create policy rotation on integrations to slipway_retention using (true);
--> statement-breakpoint

alter table idempotency_keys enable row level security;
--> statement-breakpoint
alter table idempotency_keys force row level security;
--> statement-breakpoint
create policy tenant on idempotency_keys to slipway_tenant
	using (organization_id = current_tenant() and user_id = current_actor());
--> statement-breakpoint
create policy forgotten on idempotency_keys to slipway_retention using (created_at < now() - interval '24 hours');
--> statement-breakpoint

alter table audit_logs enable row level security;
--> statement-breakpoint
alter table audit_logs force row level security;
--> statement-breakpoint
create policy tenant on audit_logs for select to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
create policy own on audit_logs for select to slipway_identity using (actor_id = current_actor());
--> statement-breakpoint
create policy past_its_time on audit_logs to slipway_retention using (created_at < now() - interval '400 days');
--> statement-breakpoint
-- For the owner of the tables, as whom the triggers write: forced policies bind it as well.
create policy append on audit_logs for insert to current_user with check (true);
--> statement-breakpoint

alter table usage enable row level security;
--> statement-breakpoint
alter table usage force row level security;
--> statement-breakpoint
create policy tenant on usage for select to slipway_tenant using (organization_id = current_tenant());
--> statement-breakpoint
create policy counting on usage to current_user using (true);
--> statement-breakpoint

-- Runs as the owner of the tables: nobody else may write there. What is encrypted stays out, being a secret all the same.
create function record_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
	old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'ciphertext' end;
	new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'ciphertext' end;
	changed jsonb := coalesce(new_row, old_row);
begin
	insert into audit_logs
		(organization_id, actor_id, action, resource, resource_id, before, after, request_id, address, user_agent)
	values (
		coalesce(changed ->> 'organization_id', changed ->> 'id')::uuid,
		current_actor(), lower(tg_op), tg_table_name, (changed ->> 'id')::uuid, old_row, new_row,
		nullif(current_setting('app.request_id', true), ''),
		nullif(current_setting('app.address', true), ''),
		nullif(current_setting('app.user_agent', true), '')
	);
	return null;
end $$;
--> statement-breakpoint
create trigger audit after insert or update or delete on organizations for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on members for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on invitations for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on boards for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on tickets for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on comments for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on attachments for each row execute function record_audit();
--> statement-breakpoint
create trigger audit after insert or update or delete on integrations for each row execute function record_audit();
--> statement-breakpoint

-- An organization that is there has an owner. Whoever takes one away waits for whoever else does.
create function keep_an_owner() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	perform pg_advisory_xact_lock(hashtextextended(old.organization_id::text, 0));
	if exists (select from organizations where id = old.organization_id)
		and not exists (select from members where organization_id = old.organization_id and role = 'owner')
	then
		raise exception 'the last owner' using errcode = 'SL409';
	end if;
	return null;
end $$;
--> statement-breakpoint
create policy keep_an_owner on organizations for select to current_user using (true);
--> statement-breakpoint
create policy keep_an_owner on members for select to current_user using (true);
--> statement-breakpoint
create trigger keep_an_owner after update or delete on members for each row
	when (old.role = 'owner') execute function keep_an_owner();
--> statement-breakpoint

create function count_usage() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into usage (organization_id, day, metric, amount)
		values (new.organization_id, (now() at time zone 'UTC')::date, tg_argv[0], 1)
		on conflict (organization_id, day, metric) do update set amount = usage.amount + 1;
	if tg_argv[0] = 'attachments' then
		insert into usage (organization_id, day, metric, amount)
			values (new.organization_id, (now() at time zone 'UTC')::date, 'bytes', (to_jsonb(new) ->> 'size')::bigint)
			on conflict (organization_id, day, metric) do update set amount = usage.amount + excluded.amount;
	end if;
	return null;
end $$;
--> statement-breakpoint
create trigger count_usage after insert on tickets for each row execute function count_usage('tickets');
--> statement-breakpoint
create trigger count_usage after insert on comments for each row execute function count_usage('comments');
--> statement-breakpoint
create trigger count_usage after update on attachments for each row
	when (old.completed_at is null and new.completed_at is not null) execute function count_usage('attachments');
--> statement-breakpoint

create function discard_object() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
	insert into discarded_objects (key) values (old.key) on conflict do nothing;
	return null;
end $$;
--> statement-breakpoint
create trigger discard_object after delete on attachments for each row execute function discard_object();
--> statement-breakpoint

-- What changes a ticket without saying so (a foreign key that empties a column, because somebody left) counts as well:
-- who knows the version before must not take the ticket for what it was.
create function count_version() returns trigger language plpgsql as $$
begin
	if new.version = old.version and new is distinct from old then
		new.version := old.version + 1;
		new.updated_at := now();
	end if;
	return new;
end $$;
--> statement-breakpoint
create trigger count_version before update on tickets for each row execute function count_version();
--> statement-breakpoint

-- Tells whoever listens which board is no longer what it was (docs/decisions/0017-live-updates.md).
create function tell_board() returns trigger language plpgsql as $$
declare
	changed jsonb := to_jsonb(coalesce(new, old));
	board text := changed ->> 'board_id';
begin
	if board is null then
		select board_id::text into board from tickets where id = (changed ->> 'ticket_id')::uuid;
	end if;
	if board is not null then
		perform pg_notify('board_changes', board);
	end if;
	return null;
end $$;
--> statement-breakpoint
create trigger tell_board after insert or update or delete on tickets for each row execute function tell_board();
--> statement-breakpoint
create trigger tell_board after insert or delete on comments for each row execute function tell_board();
--> statement-breakpoint
create trigger tell_board after update on attachments for each row
	when (new.completed_at is not null) execute function tell_board();
--> statement-breakpoint
-- What was never completed was never seen, and retention, which deletes it, sees no tickets.
create trigger tell_board_of_less after delete on attachments for each row
	when (old.completed_at is not null) execute function tell_board();
--> statement-breakpoint

-- Whoever may run these could hang them on a table of their own, and have the owner write what they like.
revoke execute on function record_audit(), keep_an_owner(), count_usage(), discard_object() from public;
