-- What a person sees of tickets outside of an organization, for the export: those they made or have, where they still
-- belong. Others go on writing in them, and whoever has left must not read that. What they wrote themselves stays in the
-- audit log's entries of theirs.
alter policy own on tickets using (
	current_actor() in (created_by, assignee_id) and exists (
		select from members
		where members.organization_id = tickets.organization_id and members.user_id = current_actor()
	)
);
