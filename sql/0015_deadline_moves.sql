-- Who moved a deadline; the list of bank holidays that the open ones were counted with; and reviews of a decision that
-- were asked for.

alter table deadline
    -- Who ended this version by moving the day; null where the service did.
    add column ended_by uuid references person (id),
    -- The day that the calendar of now would give, earlier than due_on: a person agrees to it, or keeps due_on.
    add column earlier_on date;
create index deadline_subject on deadline (partnership_id, file_id, duty, subject_id);

-- Open deadlines of a partnership are counted anew when the service's list differs from this one; one row a partnership,
-- so that each changes over in a transaction of its own.
create table kept_calendar (
    partnership_id uuid primary key references partnership (id),
    name           text not null,
    first_day      date not null,
    last_day       date not null,
    -- The bank holidays, each with its title.
    holidays       jsonb not null,
    kept_at        timestamptz not null
);
alter table kept_calendar enable row level security;
alter table kept_calendar force row level security;
create policy kept_calendar_rule on kept_calendar
    using (in_partnership(partnership_id));

create table decision_review (
    partnership_id uuid not null,
    id             uuid not null,
    application_id uuid not null,
    asked_on       date not null,
    -- Who entered it; null for the applicant themselves.
    entered_by     uuid references person (id),
    words          text not null,
    primary key (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
create index decision_review_application on decision_review (partnership_id, application_id);
alter table decision_review enable row level security;
alter table decision_review force row level security;
create policy decision_review_rule on decision_review
    using (may_see_file(partnership_id, application_id));

-- Messages of which nobody knows whether they arrived: few, among all that were ever sent.
create index message_unknown_since on message (partnership_id, settled_at) where state = 'unknown';
