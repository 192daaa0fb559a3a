-- Meetings in the calendars of those who come: one event a review and recipient, with its newest version. And calendars
-- to subscribe to.

create table calendar_event (
    partnership_id uuid not null,
    file_id        uuid not null,
    -- The person, or the application of the applicant.
    recipient_id   uuid not null,
    -- Random: it tells nothing of the case.
    uid            text not null,
    -- Never falls; programs pass over a version that is not newer (RFC 5546 section 2.1.4).
    sequence       integer not null default 0 constraint calendar_event_sequence check (sequence >= 0),
    primary key (partnership_id, file_id, recipient_id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    constraint calendar_event_uid unique (partnership_id, uid)
);

-- Which version of its event a message carries.
alter table message add column event_sequence integer;
-- Messages of one recipient about one case in their order, for threads; it serves for the messages of a file too. It
-- does not begin with the partnership: before there are statistics it would be taken for as good as the primary key.
create index message_thread on message
    (file_id, coalesce(recipient_person, recipient_agency, recipient_contact), created_at, id);
create index message_of_applicant on message (partnership_id, recipient_application, created_at, id)
    where recipient_application is not null;
drop index message_file;

-- Events that were sent before keep their ids, which were made of the file and the recipient, with the sender's domain.
alter table message no force row level security;
update message m
   set event_sequence = n.sequence
  from (select partnership_id, id,
               row_number() over (partition by partnership_id, file_id,
                                               coalesce(recipient_person, recipient_application)
                                  order by created_at, id) - 1 as sequence
          from message
         where kind in ('invitation', 'applicant-invitation') and file_id is not null
           and coalesce(recipient_person, recipient_application) is not null) n
 where m.partnership_id = n.partnership_id and m.id = n.id;
insert into calendar_event (partnership_id, file_id, recipient_id, uid, sequence)
select partnership_id, file_id, coalesce(recipient_person, recipient_application),
       file_id::text || '.' || coalesce(recipient_person, recipient_application)::text, max(event_sequence)
  from message
 where event_sequence is not null
 group by partnership_id, file_id, coalesce(recipient_person, recipient_application);
alter table message force row level security;

alter table calendar_event enable row level security;
alter table calendar_event force row level security;
create policy calendar_event_rule on calendar_event
    using (is_post() or applicant_of() is null and may_see_file(partnership_id, file_id));

-- A meeting that was called off hears the review no more; the row stays.
alter table hearing add column called_off boolean not null default false;

-- A person's calendar to subscribe to. Whoever has the address reads it, so that only its hash is kept, and its owner
-- can end it.
create table calendar_feed (
    token     bytea primary key constraint calendar_feed_token check (octet_length(token) = 32),
    person_id uuid not null references person (id),
    made_at   timestamptz not null,
    ended_at  timestamptz
);
create unique index calendar_feed_one on calendar_feed (person_id) where ended_at is null;

alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy calendar_feed_rule on calendar_feed
    using (is_signing_in());
