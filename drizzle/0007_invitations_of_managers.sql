-- There is no mail, so whoever has the link of an invitation and an account with its e-mail may accept it; and all who
-- manage members see the links. Owners are therefore made of members, by owners: an administrator could otherwise accept
-- an owner's invitation. Those that are open are void.
-- allowed: the owner of the tables is bound by row-level security as well, and would change nothing; nobody else is it.
alter table invitations no force row level security;
--> statement-breakpoint
update invitations set status = 'canceled' where status = 'pending' and role = 'owner';
--> statement-breakpoint
alter table invitations force row level security;
--> statement-breakpoint
-- What was accepted before stays what it was.
alter table invitations add constraint invitations_make_no_owner check (role <> 'owner') not valid;
--> statement-breakpoint
-- Who may no longer manage members knows the links that are open, and could come back by one of them.
create function withdraw_invitations() returns trigger language plpgsql as $$
begin
	update invitations set status = 'canceled' where organization_id = old.organization_id and status = 'pending';
	return null;
end $$;
--> statement-breakpoint
create trigger withdraw_on_removal after delete on members for each row
	when (old.role in ('admin', 'owner')) execute function withdraw_invitations();
--> statement-breakpoint
create trigger withdraw_on_demotion after update on members for each row
	when (old.role in ('admin', 'owner') and new.role not in ('admin', 'owner')) execute function withdraw_invitations();
