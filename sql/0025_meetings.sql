-- Meetings: rooms and standing meetings that a partnership keeps, adjournments, and a calendar event of its own for each
-- meeting of a review.

-- A room or a video link that meetings are held in.
create table meeting_room (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    name           text not null constraint meeting_room_name check (name <> ''),
    address        text not null,
    -- Step-free, a hearing loop: what whoever comes must know.
    access         text not null,
    -- Whether the applicant can wait apart from the other side.
    waits_apart    boolean not null,
    -- The first day on which it is not used any more.
    ended_on       date,
    primary key (partnership_id, id)
);

-- A meeting that is held again and again and hears the cases that are ready: by a weekday of the month, or on days.
create table standing_meeting (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    name           text not null constraint standing_meeting_name check (name <> ''),
    -- 1 to 4, and 5 for the last of the month.
    ordinal        integer constraint standing_meeting_ordinal check (ordinal between 1 and 5),
    -- 1 for Monday to 7 for Sunday.
    weekday        integer constraint standing_meeting_weekday check (weekday between 1 and 7),
    days           date[] not null,
    -- Minutes after midnight, London time.
    begins_at      integer not null constraint standing_meeting_begins_at check (begins_at between 0 and 1439),
    minutes        integer not null constraint standing_meeting_minutes check (minutes between 15 and 480),
    case_minutes   integer not null constraint standing_meeting_case_minutes check (case_minutes between 15 and 480),
    room_id        uuid,
    place          text not null,
    ended_on       date,
    primary key (partnership_id, id),
    foreign key (partnership_id, room_id) references meeting_room (partnership_id, id),
    constraint standing_meeting_rule check ((ordinal is null) = (weekday is null)
                                            and (ordinal is null) = (cardinality(days) > 0))
);

alter table meeting add column room_id uuid;
alter table meeting add constraint meeting_room foreign key (partnership_id, room_id)
    references meeting_room (partnership_id, id);

-- A meeting that was held in part, and goes on in another.
alter table hearing add column adjourned_on date;
alter table hearing add column adjourned_because text;
alter table hearing add column adjourned_awaiting text;
alter table hearing add column adjourned_by uuid references person (id);
alter table hearing add constraint hearing_adjourned
    check (num_nulls(adjourned_on, adjourned_because, adjourned_awaiting, adjourned_by) in (0, 4));
create index hearing_meeting on hearing (partnership_id, meeting_id);
create index hearing_time on hearing (partnership_id, starts_at);

-- Each meeting of a review is an event of its own, so that the next moves none that has been.
alter table calendar_event add column number integer not null default 1;
alter table calendar_event drop constraint calendar_event_pkey;
alter table calendar_event add primary key (partnership_id, file_id, number, recipient_id);
alter table message add column hearing_number integer;
alter table message no force row level security;
update message set hearing_number = 1 where event_sequence is not null;
alter table message force row level security;

-- An answer that came by telephone or mail is entered by hand.
alter table invitation_answer add column number integer not null default 1;
alter table invitation_answer drop constraint invitation_answer_pkey;
alter table invitation_answer add primary key (partnership_id, review_id, number, recipient_id);
alter table invitation_answer add column entered_by uuid references person (id);

alter table meeting_room enable row level security;
alter table meeting_room force row level security;
create policy meeting_room_rule on meeting_room
    using (in_partnership(partnership_id) and applicant_of() is null);
alter table standing_meeting enable row level security;
alter table standing_meeting force row level security;
create policy standing_meeting_rule on standing_meeting
    using (in_partnership(partnership_id) and applicant_of() is null);
