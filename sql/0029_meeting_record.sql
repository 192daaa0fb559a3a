-- The record of a meeting, written while it runs; recommendations to bodies outside; actions out of the catalogue.

-- What is written of a meeting beside its findings.
create table hearing_account (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    conflicts      text not null,
    -- Why it is recorded with fewer bodies than the procedure asks for; empty where there were enough.
    quorum_reason  text not null,
    next_on        date,
    next_words     text not null,
    recorded_at    timestamptz not null,
    primary key (partnership_id, review_id, number),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number)
);

create table hearing_presence (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    -- 1, 2, 3 … as they were written down.
    line           integer not null,
    -- null: somebody who was not invited, or has no part in the partnership.
    person_id      uuid references person (id),
    name           text not null,
    agency_id      uuid,
    came           text not null
                   constraint hearing_presence_came check (came in ('there', 'apologies', 'sent-other', 'absent')),
    -- Who was sent, or what else there is to say of it.
    note           text not null,
    primary key (partnership_id, review_id, number, line),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

-- How an applicant took part.
create table hearing_part (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    application_id uuid not null,
    ways           text[] not null,
    words          text not null,
    primary key (partnership_id, review_id, number, application_id),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);

-- Which bodies agreed with what was found, and any dissent.
create table hearing_view (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    agency_id      uuid not null,
    agrees         boolean not null,
    words          text not null,
    primary key (partnership_id, review_id, number, agency_id),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint hearing_view_dissent check (agrees or words <> '')
);

-- What was put right later, beside the first text, which stays.
create table hearing_correction (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    -- 1, 2, 3 …: with it the record has one number more.
    correction     integer not null constraint hearing_correction_number check (correction >= 1),
    part           text not null,
    text           text not null constraint hearing_correction_text check (text <> ''),
    reason         text not null constraint hearing_correction_reason check (reason <> ''),
    corrected_by   uuid not null references person (id),
    corrected_at   timestamptz not null,
    primary key (partnership_id, review_id, number, correction),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number)
);

-- What is being written while a meeting runs, by part of the record. One row for each turn of a writer: whoever goes on
-- where somebody else stopped begins a new one, so that no text is written over by another. Gone once it is finished.
create table hearing_draft (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    section        text not null,
    version        integer not null constraint hearing_draft_version check (version >= 1),
    names          text[] not null,
    contents       text[] not null,
    saved_by       uuid not null references person (id),
    saved_at       timestamptz not null,
    primary key (partnership_id, review_id, number, section, version),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number),
    constraint hearing_draft_fields check (cardinality(names) = cardinality(contents))
);

-- A recommendation to a body outside of the partnership that exercises public functions (section 104(7)).
alter table recommendation alter column agency_id drop not null;
alter table recommendation add column outside_name text;
alter table recommendation add column outside_email text;
alter table recommendation add column outside_address text;
alter table recommendation add constraint recommendation_to check ((agency_id is null) <> (outside_name is null));
alter table recommendation add constraint recommendation_reach
    check (outside_name is null or outside_email is not null or outside_address is not null);

-- What the action is called in the catalogue, when the panel looks at it again, and why a body does it that the
-- catalogue does not know to have the power.
alter table action add column catalogue text;
alter table action add column review_on date;
alter table action add column power_reason text;

alter table hearing_account enable row level security;
alter table hearing_account force row level security;
create policy hearing_account_rule on hearing_account
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table hearing_presence enable row level security;
alter table hearing_presence force row level security;
create policy hearing_presence_rule on hearing_presence
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table hearing_part enable row level security;
alter table hearing_part force row level security;
create policy hearing_part_rule on hearing_part
    using (may_see_file(partnership_id, review_id)
           and (applicant_of() is null or application_id = applicant_of()));

alter table hearing_view enable row level security;
alter table hearing_view force row level security;
create policy hearing_view_rule on hearing_view
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table hearing_correction enable row level security;
alter table hearing_correction force row level security;
create policy hearing_correction_rule on hearing_correction
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table hearing_draft enable row level security;
alter table hearing_draft force row level security;
create policy hearing_draft_rule on hearing_draft
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);
