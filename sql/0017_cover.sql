-- Cover with dates, people who leave and what they leave open, and each agency's own reference for a case.

create table cover (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    person_id      uuid not null references person (id),
    covered_by     uuid not null references person (id),
    from_on        date not null,
    -- The last day.
    until_on       date not null,
    made_by        uuid not null references person (id),
    made_on        date not null,
    -- The first day without it, where it ended before its time.
    ended_on       date,
    -- null: it ended because one of the two left.
    ended_by       uuid references person (id),
    primary key (partnership_id, id),
    constraint cover_another check (covered_by <> person_id),
    constraint cover_dates check (until_on >= from_on)
);
create index cover_running on cover (partnership_id, until_on);
create index cover_by on cover (covered_by, until_on);

create table departure (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    person_id      uuid not null references person (id),
    -- The first day without access.
    left_on        date not null,
    reason         text not null,
    noted_by       uuid not null references person (id),
    noted_at       timestamptz not null,
    -- When their sessions and cover were ended: at once, or when the day has come.
    carried_out_at timestamptz,
    primary key (partnership_id, id)
);
create index departure_waiting on departure (partnership_id, left_on) where carried_out_at is null;

-- What somebody who left had open, until somebody else is named for it.
create table left_open (
    partnership_id uuid not null,
    -- What one person left open at one agency, which its point of contact sees to at once.
    handover_id    uuid not null,
    file_id        uuid not null,
    -- The duty of a deadline, or lead-officer.
    duty           text not null,
    subject_id     uuid not null,
    agency_id      uuid not null,
    person_id      uuid not null references person (id),
    opened_at      timestamptz not null,
    named_person   uuid references person (id),
    named_by       uuid references person (id),
    named_at       timestamptz,
    primary key (partnership_id, handover_id, file_id, duty, subject_id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint left_open_named check (num_nonnulls(named_person, named_by, named_at) in (0, 3))
);
create index left_open_unnamed on left_open (partnership_id, file_id) where named_at is null;
create index deadline_open_of_person on deadline (partnership_id, owner_person_id)
    where state = 'open' and owner_person_id is not null;

create table agency_reference (
    partnership_id uuid not null,
    application_id uuid not null,
    agency_id      uuid not null,
    reference      text not null,
    entered_by     uuid not null references person (id),
    entered_on     date not null,
    primary key (partnership_id, application_id, agency_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint agency_reference_length check (length(reference) between 1 and 60)
);

alter table cover enable row level security;
alter table cover force row level security;
create policy cover_rule on cover
    using (is_post() or in_partnership(partnership_id) and applicant_of() is null or covered_by = acting_person());

alter table departure enable row level security;
alter table departure force row level security;
create policy departure_rule on departure
    using (in_partnership(partnership_id) and applicant_of() is null);

alter table left_open enable row level security;
alter table left_open force row level security;
create policy left_open_rule on left_open
    using (may_see_file(partnership_id, file_id) and applicant_of() is null);

alter table agency_reference enable row level security;
alter table agency_reference force row level security;
create policy agency_reference_rule on agency_reference
    using (is_post() or may_see_file(partnership_id, application_id) and applicant_of() is null);
