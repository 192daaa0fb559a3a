-- A message goes by one way of several, and a task may be about something other than a message.

alter table message
    add column way text not null default 'email' constraint message_way
        check (way in ('email', 'text', 'letter', 'call')),
    -- The message that this one stands in for, which did not arrive: the same notice by another way.
    add column instead_of uuid,
    -- Of what one recipient gets once for a day: that day.
    add column on_day date,
    add foreign key (partnership_id, instead_of) references message (partnership_id, id);
update message set way = 'letter' where channel = 'print';
create unique index message_instead_once on message (partnership_id, instead_of) where instead_of is not null;
create unique index message_once_a_day
    on message (partnership_id, kind, coalesce(recipient_person, recipient_agency), on_day) where on_day is not null;

alter table task
    alter column message_id drop not null,
    -- What it is about where that is no message: a deadline, a reply.
    add column subject_id uuid,
    -- Whose point of contact sees to it; null: the coordinators.
    add column agency_id uuid,
    -- What is to be done, in words of the service; nothing personal.
    add column about text,
    add foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    drop constraint task_kind,
    add constraint task_kind
        check (kind in ('tell-by-hand', 'undelivered', 'pass-on', 'name-person', 'reply', 'earlier-date', 'not-told')),
    add constraint task_about check (num_nonnulls(message_id, subject_id) >= 1);
create unique index task_of_subject_once on task (partnership_id, kind, subject_id)
    where subject_id is not null and done_on is null;

-- What the post works through in batches must be found by its keys, also before the server has statistics of a table.
-- A plain comparison with the role's name would be taken to hold for one row in two hundred.
create or replace function is_post() returns boolean language sql stable as $$
    select case current_user when 'casereview_post' then true else false end
$$;
