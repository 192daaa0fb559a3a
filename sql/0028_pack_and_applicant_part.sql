-- The applicant's part in a meeting, what they write for it, and the pack that the panel reads beforehand.

create table applicant_part (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    application_id uuid not null,
    -- null: nobody has decided, and it is as the procedure has it.
    invited        boolean,
    -- Why they are not invited, as they are told it.
    reasons        text not null,
    decided_on     date,
    decided_by     uuid references person (id),
    -- Their own time, in minutes after the meeting begins to hear the review; null: as the procedure has it.
    starts_after   integer constraint applicant_part_starts check (starts_after between 0 and 475),
    minutes        integer constraint applicant_part_minutes check (minutes between 5 and 480),
    waiting_room   text not null,
    link           text not null,
    -- When and where they meet the chair beforehand.
    chair_at       timestamptz,
    chair_place    text,
    primary key (partnership_id, review_id, number, application_id),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint applicant_part_decision check (num_nulls(invited, decided_on, decided_by) in (0, 3)),
    constraint applicant_part_time check ((starts_after is null) = (minutes is null)),
    constraint applicant_part_chair check ((chair_at is null) = (chair_place is null))
);
alter table applicant_part enable row level security;
alter table applicant_part force row level security;
create policy applicant_part_rule on applicant_part
    using (may_see_file(partnership_id, review_id) and may_see_file(partnership_id, application_id));

-- How an applicant chose to be heard; every choice stays, and the newest counts.
create table attendance_choice (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    application_id uuid not null,
    turn           integer not null,
    heard          text not null constraint attendance_choice_heard
                   check (heard in ('comes', 'representative', 'statement', 'away')),
    representative text not null,
    way            text constraint attendance_choice_way check (way in ('in-person', 'online')),
    supporter      text not null,
    interpreter    text not null,
    needs          text not null,
    meets_chair    boolean not null,
    chosen_on      date not null,
    -- Who entered it for them; null for the applicant themselves.
    entered_by     uuid references person (id),
    primary key (partnership_id, review_id, number, application_id, turn),
    foreign key (partnership_id, review_id, number, application_id)
        references applicant_part (partnership_id, review_id, number, application_id)
);
alter table attendance_choice enable row level security;
alter table attendance_choice force row level security;
create policy attendance_choice_rule on attendance_choice
    using (may_see_file(partnership_id, review_id) and may_see_file(partnership_id, application_id));

-- Whether those come to a meeting whom an applicant complains of. No applicant sees it.
create table other_side (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    -- null: nobody knows any more.
    comes          boolean,
    starts_after   integer not null constraint other_side_starts check (starts_after between -240 and 480),
    minutes        integer not null constraint other_side_minutes check (minutes between 5 and 480),
    waiting_room   text not null,
    link           text not null,
    entered_on     date not null,
    entered_by     uuid not null references person (id),
    primary key (partnership_id, review_id, number),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number)
);
alter table other_side enable row level security;
alter table other_side force row level security;
create policy other_side_rule on other_side
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

-- What an applicant says to the panel; every version stays.
create table applicant_statement (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    turn           integer not null,
    statement      text not null,
    -- What they want to happen.
    wishes         text not null,
    -- Whether it was added after the pack was fixed.
    is_addition    boolean not null,
    written_on     date not null,
    -- Who entered it for them; null for the applicant themselves.
    entered_by     uuid references person (id),
    primary key (partnership_id, review_id, application_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table applicant_statement enable row level security;
alter table applicant_statement force row level security;
create policy applicant_statement_rule on applicant_statement
    using (may_see_file(partnership_id, review_id) and may_see_file(partnership_id, application_id));

-- What the panel should find out, until it is struck out.
create table panel_question (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    question       text not null,
    asked_at       timestamptz not null,
    asked_by       uuid not null references person (id),
    settled        text,
    settled_at     timestamptz,
    settled_by     uuid references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    constraint panel_question_settled check (num_nulls(settled, settled_at, settled_by) in (0, 3))
);
create index panel_question_review on panel_question (partnership_id, review_id);
alter table panel_question enable row level security;
alter table panel_question force row level security;
create policy panel_question_rule on panel_question
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

-- Names that only coordinators and chairs read in a pack.
create table pack_hidden_name (
    partnership_id uuid not null,
    review_id      uuid not null,
    name           text not null constraint pack_hidden_name_length check (length(name) between 2 and 200),
    is_hidden      boolean not null,
    changed_at     timestamptz not null,
    changed_by     uuid not null references person (id),
    primary key (partnership_id, review_id, name),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
alter table pack_hidden_name enable row level security;
alter table pack_hidden_name force row level security;
create policy pack_hidden_name_rule on pack_hidden_name
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

-- A pack as it was sent: the note and the questions, and beside it each application.
create table panel_pack (
    partnership_id uuid not null,
    review_id      uuid not null,
    version        integer not null constraint panel_pack_version check (version >= 1),
    number         integer not null,
    fixed_at       timestamptz not null,
    fixed_by       uuid not null references person (id),
    content        text not null,
    primary key (partnership_id, review_id, version),
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number)
);
alter table panel_pack enable row level security;
alter table panel_pack force row level security;
create policy panel_pack_rule on panel_pack
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

create table panel_pack_case (
    partnership_id uuid not null,
    review_id      uuid not null,
    version        integer not null,
    application_id uuid not null,
    content        text not null,
    primary key (partnership_id, review_id, version, application_id),
    foreign key (partnership_id, review_id, version) references panel_pack (partnership_id, review_id, version),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table panel_pack_case enable row level security;
alter table panel_pack_case force row level security;
create policy panel_pack_case_rule on panel_pack_case
    using (may_see_file(partnership_id, review_id) and may_see_file(partnership_id, application_id)
           and applicant_of() is null);

-- Who opened which pack.
create table pack_reading (
    partnership_id uuid not null,
    review_id      uuid not null,
    version        integer not null,
    person_id      uuid not null references person (id),
    first_at       timestamptz not null,
    last_at        timestamptz not null,
    times          integer not null,
    primary key (partnership_id, review_id, version, person_id),
    foreign key (partnership_id, review_id, version) references panel_pack (partnership_id, review_id, version)
);
alter table pack_reading enable row level security;
alter table pack_reading force row level security;
create policy pack_reading_rule on pack_reading
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);
