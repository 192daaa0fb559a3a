-- When a meeting could be: slots that people are asked about and what they answer, what an applicant wishes, and the
-- busy times of those who let a calendar of theirs be read.

create table availability_poll (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    opened_on      date not null,
    -- Until when people are asked to answer.
    last_day       date not null,
    minutes        integer not null constraint availability_poll_minutes check (minutes between 15 and 480),
    ended_on       date,
    -- null: a meeting was set.
    ended_because  text,
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
create unique index availability_poll_one_open on availability_poll (partnership_id, review_id) where ended_on is null;

create table availability_slot (
    partnership_id uuid not null,
    poll_id        uuid not null,
    number         integer not null constraint availability_slot_number check (number >= 1),
    starts_at      timestamptz not null,
    -- Nobody is asked about it any more.
    is_dropped     boolean not null default false,
    primary key (partnership_id, poll_id, number),
    foreign key (partnership_id, poll_id) references availability_poll (partnership_id, id)
);

create table availability_asked (
    partnership_id uuid not null,
    id             uuid not null,
    poll_id        uuid not null,
    person_id      uuid not null references person (id),
    comment        text not null default '',
    answered_at    timestamptz,
    -- Who entered the answer for them, and who said it and how.
    entered_by     uuid references person (id),
    said_by        text,
    primary key (partnership_id, id),
    foreign key (partnership_id, poll_id) references availability_poll (partnership_id, id),
    constraint availability_asked_once unique (partnership_id, poll_id, person_id),
    constraint availability_asked_entered check (num_nonnulls(entered_by, said_by) in (0, 2))
);

create table availability_reply (
    partnership_id uuid not null,
    asked_id       uuid not null,
    number         integer not null,
    reply          text not null constraint availability_reply_reply check (reply in ('yes', 'if-need-be', 'no')),
    primary key (partnership_id, asked_id, number),
    foreign key (partnership_id, asked_id) references availability_asked (partnership_id, id)
);

create table meeting_preference (
    partnership_id uuid not null,
    application_id uuid not null,
    -- Halves of working days: monday-morning.
    suits          text[] not null,
    cannot         text[] not null,
    away_from      date,
    away_until     date,
    manner         text constraint meeting_preference_manner check (manner in ('in-person', 'online', 'either')),
    -- How many days they need to know beforehand.
    notice_days    integer constraint meeting_preference_notice check (notice_days between 0 and 28),
    note           text not null,
    given_on       date not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

-- An iCalendar address from which busy times are read: of a person, or of an agency for all its people. The address is
-- a secret.
create table busy_feed (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    person_id      uuid references person (id),
    agency_id      uuid,
    address        text not null,
    -- What pages show of the address.
    host           text not null,
    kept_by        uuid not null references person (id),
    kept_at        timestamptz not null,
    ended_at       timestamptz,
    -- When it is read next; an instance that reads it moves this on first.
    next_at        timestamptz not null,
    tried_at       timestamptz,
    read_at        timestamptz,
    -- Why the last reading failed, in words without the address; null where it did not.
    fault          text,
    -- What of the calendar was not understood, in words.
    notes          text[] not null default '{}',
    primary key (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint busy_feed_of_one check (num_nonnulls(person_id, agency_id) = 1)
);
create unique index busy_feed_of_person on busy_feed (partnership_id, person_id)
    where ended_at is null and person_id is not null;
create unique index busy_feed_of_agency on busy_feed (partnership_id, agency_id)
    where ended_at is null and agency_id is not null;
create index busy_feed_due on busy_feed (partnership_id, next_at) where ended_at is null;

-- When somebody is busy, and nothing of what with.
create table busy_time (
    partnership_id uuid not null,
    feed_id        uuid not null,
    from_at        timestamptz not null,
    until_at       timestamptz not null,
    primary key (partnership_id, feed_id, from_at),
    foreign key (partnership_id, feed_id) references busy_feed (partnership_id, id),
    constraint busy_time_order check (from_at < until_at)
);

alter table availability_poll enable row level security;
alter table availability_poll force row level security;
create policy availability_poll_rule on availability_poll
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table availability_slot enable row level security;
alter table availability_slot force row level security;
create policy availability_slot_rule on availability_slot
    using (exists (select from availability_poll p
                    where p.partnership_id = availability_slot.partnership_id and p.id = availability_slot.poll_id));

alter table availability_asked enable row level security;
alter table availability_asked force row level security;
create policy availability_asked_rule on availability_asked
    using (exists (select from availability_poll p
                    where p.partnership_id = availability_asked.partnership_id and p.id = availability_asked.poll_id));

alter table availability_reply enable row level security;
alter table availability_reply force row level security;
create policy availability_reply_rule on availability_reply
    using (exists (select from availability_asked a
                    where a.partnership_id = availability_reply.partnership_id
                      and a.id = availability_reply.asked_id));

-- What an applicant wishes is for the coordinators alone.
alter table meeting_preference enable row level security;
alter table meeting_preference force row level security;
create policy meeting_preference_rule on meeting_preference
    using (may_see_file(partnership_id, application_id) and may_see_contact());

alter table busy_feed enable row level security;
alter table busy_feed force row level security;
create policy busy_feed_rule on busy_feed
    using (in_partnership(partnership_id) and applicant_of() is null);

alter table busy_time enable row level security;
alter table busy_time force row level security;
create policy busy_time_rule on busy_time
    using (in_partnership(partnership_id) and applicant_of() is null);
