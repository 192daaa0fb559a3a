-- A day was moved so near that a reminder before it would have had to go already: it goes the next working morning, to
-- whom the word of the move has not reached by then.
alter table deadline_rung add column is_late boolean not null default false;

-- What a person decides not to tell is neither sent nor failed.
alter table message drop constraint message_state, drop constraint message_settled;
alter table message no force row level security;
update message
   set state = 'decided'
 where state = 'failed' and detail = 'a person decided not to tell';
alter table message force row level security;
alter table message
    add constraint message_state
        check (state in ('pending', 'claimed', 'accepted', 'failed', 'unknown', 'dropped', 'by-hand', 'digest', 'decided')),
    add constraint message_settled
        check ((state in ('accepted', 'failed', 'unknown', 'dropped', 'decided')) = (settled_at is not null));

-- The automatic answers to the messages of a case.
create index incoming_mail_automatic on incoming_mail (partnership_id, message_id) where kind = 'auto-reply';
