-- The figures of section 104(9): what they are counted from, what was published of them, what applicants say at the
-- end, and who they are.

-- A review whose outcome was told. The first telling counts, whatever becomes of the review afterwards.
create table review_told (
    partnership_id  uuid not null,
    review_id       uuid not null,
    told_on         date not null,
    -- Of the application that was received first: a review of two areas is counted once, there.
    area_code       text not null references area (code),
    applications    integer not null constraint review_told_applications check (applications >= 1),
    recommendations integer not null constraint review_told_recommendations check (recommendations >= 0),
    -- Whether it was held at a senior officer's discretion.
    discretion      boolean not null,
    primary key (partnership_id, review_id),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
create index review_told_area on review_told (partnership_id, area_code, told_on);

-- The owner fills it for what was told before; it sees no rows of a partnership while their rules are forced on it.
alter table review no force row level security;
alter table review_application no force row level security;
alter table application no force row level security;
alter table recommendation no force row level security;
alter table threshold_decision_turn no force row level security;
insert into review_told (
    partnership_id, review_id, told_on, area_code, applications, recommendations, discretion)
select r.partnership_id, r.id, r.outcome_sent_on, first.area_code, heard.applications, made.recommendations,
       heard.discretion
  from review r
 cross join lateral (select a.area_code
                       from review_application ra
                       join application a on a.partnership_id = ra.partnership_id and a.id = ra.application_id
                      where ra.partnership_id = r.partnership_id and ra.review_id = r.id
                      order by a.received_on, a.recorded_at, a.id
                      limit 1) first
 cross join lateral (select count(*) as applications, coalesce(bool_or(d.ground = 'senior_discretion'), false)
                            as discretion
                       from review_application ra
                       left join threshold_decision d
                         on d.partnership_id = ra.partnership_id and d.application_id = ra.application_id
                      where ra.partnership_id = r.partnership_id and ra.review_id = r.id) heard
 cross join lateral (select count(*) as recommendations
                       from recommendation c
                      where c.partnership_id = r.partnership_id and c.review_id = r.id) made
 where r.outcome_sent_on is not null;
alter table review force row level security;
alter table review_application force row level security;
alter table application force row level security;
alter table recommendation force row level security;
alter table threshold_decision_turn force row level security;

alter table review_told enable row level security;
alter table review_told force row level security;
create policy review_told_rule on review_told
    using (may_see_file(partnership_id, review_id));

-- What is counted by date.
create index deadline_met_on on deadline (partnership_id, ended_on) where state = 'met';
create index deadline_action_due on deadline (partnership_id, due_on) where duty = 'action';
create index decision_review_asked_on on decision_review (partnership_id, asked_on);

-- What was published, every version of it.
create table publication (
    partnership_id uuid not null,
    area_code      text not null references area (code),
    period_from    date not null,
    period_until   date not null,
    version        integer not null constraint publication_version check (version >= 1),
    -- The last day whose state it shows.
    as_of          date not null,
    figures        jsonb not null constraint publication_figures check (jsonb_typeof(figures) = 'object'),
    -- Why it was amended.
    reason         text,
    published_by   uuid not null references person (id),
    published_at   timestamptz not null,
    primary key (partnership_id, area_code, period_from, period_until, version),
    constraint publication_period check (period_until >= period_from),
    constraint publication_reason check ((version = 1) = (reason is null))
);
alter table publication enable row level security;
alter table publication force row level security;
create policy publication_rule on publication
    using (in_partnership(partnership_id));

-- Of which figures the coordinators have been reminded.
create table publication_reminder (
    partnership_id uuid not null,
    area_code      text not null references area (code),
    period_from    date not null,
    period_until   date not null,
    -- 0, 1, 2 … as they follow the end of the period.
    rung           integer not null,
    reminded_at    timestamptz not null,
    primary key (partnership_id, area_code, period_from, period_until, rung)
);
alter table publication_reminder enable row level security;
alter table publication_reminder force row level security;
create policy publication_reminder_rule on publication_reminder
    using (in_partnership(partnership_id) and applicant_of() is null);

-- How satisfied an applicant was.
create table feedback (
    partnership_id uuid not null,
    application_id uuid not null,
    given_on       date not null,
    handling       integer not null constraint feedback_handling check (handling between 1 and 5),
    outcome        integer constraint feedback_outcome check (outcome between 1 and 5),
    words          text not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
create index feedback_given_on on feedback (partnership_id, given_on);
alter table feedback enable row level security;
alter table feedback force row level security;
create policy feedback_rule on feedback
    using (may_see_file(partnership_id, application_id));

-- Who may read the sums of what applicants say of themselves. Somebody else lets them.
create table equality_reader (
    partnership_id uuid not null,
    person_id      uuid not null references person (id),
    since          timestamptz not null,
    let_by         uuid not null references person (id),
    ended_at       timestamptz,
    ended_by       uuid references person (id),
    primary key (partnership_id, person_id, since),
    constraint equality_reader_second check (let_by <> person_id),
    constraint equality_reader_ended check ((ended_at is null) = (ended_by is null))
);
create unique index equality_reader_now on equality_reader (partnership_id, person_id) where ended_at is null;
alter table equality_reader enable row level security;
alter table equality_reader force row level security;
create policy equality_reader_rule on equality_reader
    using (in_partnership(partnership_id) and applicant_of() is null);

create function may_read_equality(partnership uuid) returns boolean language sql stable as $$
    select exists (select from equality_reader r
                    where r.partnership_id = partnership and r.person_id = acting_person() and r.ended_at is null)
$$;

-- What an applicant says of themselves: one row a question that they answered. They see their own; nobody else sees any
-- but those who may read the sums, and the service does not.
create table equality_answer (
    partnership_id uuid not null,
    application_id uuid not null,
    characteristic text not null constraint equality_answer_characteristic check (characteristic in
                   ('age', 'disability', 'ethnicity', 'sex', 'gender', 'religion', 'orientation')),
    answer         text not null,
    primary key (partnership_id, application_id, characteristic),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table equality_answer enable row level security;
alter table equality_answer force row level security;
create policy equality_answer_rule on equality_answer
    using (in_partnership(partnership_id)
           and (application_id = applicant_of()
                or applicant_of() is null and may_read_equality(partnership_id)))
    with check (in_partnership(partnership_id) and application_id = applicant_of());
