-- Reviews of decisions, the outcome read by a second person, closing and reopening.

-- A refusal that is overturned, or sent back and decided again, gets another turn; no turn is ever changed. The name
-- threshold_decision is from now on the newest turn of each application.
alter table decision_record drop constraint decision_record_partnership_id_application_id_fkey;
alter table threshold_decision_body
    drop constraint threshold_decision_body_partnership_id_application_id_fkey;
alter table threshold_decision_conflict
    drop constraint threshold_decision_conflict_partnership_id_application_id_fkey;
alter table threshold_decision_person
    drop constraint threshold_decision_person_partnership_id_application_id_ag_fkey;
alter table decision_record drop constraint decision_record_pkey;
alter table threshold_decision drop constraint threshold_decision_pkey;
alter table threshold_decision_body drop constraint threshold_decision_body_pkey;
alter table threshold_decision_conflict drop constraint threshold_decision_conflict_pkey;
alter table threshold_decision_person drop constraint threshold_decision_person_pkey;

alter table threshold_decision rename to threshold_decision_turn;
alter table threshold_decision_turn
    add column turn integer not null default 1 constraint threshold_decision_turns check (turn >= 1),
    -- The review of the decision that overturned the turn before; null where the bodies decided.
    add column review_id uuid,
    add constraint threshold_decision_review
        foreign key (partnership_id, review_id) references decision_review (partnership_id, id);
alter table decision_record add column turn integer not null default 1;
alter table threshold_decision_body add column turn integer not null default 1;
alter table threshold_decision_conflict add column turn integer not null default 1;
alter table threshold_decision_person add column turn integer not null default 1;

alter table threshold_decision_turn add primary key (partnership_id, application_id, turn);
alter table decision_record add primary key (partnership_id, application_id, turn);
alter table threshold_decision_body add primary key (partnership_id, application_id, turn, agency_id);
alter table threshold_decision_conflict add primary key (partnership_id, application_id, turn, number);
alter table threshold_decision_person add primary key (partnership_id, application_id, turn, number);
alter table decision_record add constraint decision_record_turn
    foreign key (partnership_id, application_id, turn)
    references threshold_decision_turn (partnership_id, application_id, turn);
alter table threshold_decision_body add constraint threshold_decision_body_turn
    foreign key (partnership_id, application_id, turn)
    references threshold_decision_turn (partnership_id, application_id, turn);
alter table threshold_decision_conflict add constraint threshold_decision_conflict_turn
    foreign key (partnership_id, application_id, turn)
    references threshold_decision_turn (partnership_id, application_id, turn);
alter table threshold_decision_person add constraint threshold_decision_person_turn
    foreign key (partnership_id, application_id, turn, agency_id)
    references threshold_decision_body (partnership_id, application_id, turn, agency_id);

-- Few applications have a second turn: whether one has is looked up in an index of those few.
create index threshold_decision_later on threshold_decision_turn (partnership_id, application_id) where turn > 1;
create view threshold_decision with (security_invoker = true) as
select d.*
  from threshold_decision_turn d
 where not exists (select from threshold_decision_turn later
                    where later.partnership_id = d.partnership_id and later.application_id = d.application_id
                      and later.turn > 1 and later.turn > d.turn);

-- What a review of a decision is about, on which grounds, who hears it and by which route, as the procedure had it on
-- the day on which it was asked for. Null: an earlier version of the service did not ask.
alter table decision_review
    add column about       text not null default 'refusal' constraint decision_review_about
                           check (about in ('refusal', 'passing', 'outcome')),
    add column grounds     text[] not null default '{}',
    add column body        text not null default '',
    add column sent_by     text not null default 'applicant' constraint decision_review_sent_by
                           check (sent_by in ('applicant', 'reviewing-body')),
    -- Why it was accepted after the last day.
    add column late_reason text;

create table decision_review_papers (
    partnership_id uuid not null,
    review_id      uuid not null,
    sent_on        date not null,
    how            text not null,
    sent_by        uuid not null references person (id),
    primary key (partnership_id, review_id),
    foreign key (partnership_id, review_id) references decision_review (partnership_id, id)
);

-- Who was named to hear it, each time; the newest turn hears it.
create table decision_review_hearer (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    names          text[] not null constraint decision_review_hearer_names check (cardinality(names) > 0),
    organisation   text not null,
    named_on       date not null,
    named_by       uuid not null references person (id),
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references decision_review (partnership_id, id)
);

create table decision_review_conclusion (
    partnership_id uuid not null,
    review_id      uuid not null,
    answer         text not null constraint decision_review_conclusion_answer
                   check (answer in ('upheld', 'sent-back', 'confirmed')),
    concluded_on   date not null,
    reasons        text not null,
    recorded_by    uuid not null references person (id),
    primary key (partnership_id, review_id),
    foreign key (partnership_id, review_id) references decision_review (partnership_id, id)
);

-- What each applicant was to be told of the outcome, every version, what a second person found, and when it was told.
create table outcome_draft (
    partnership_id  uuid not null,
    review_id       uuid not null,
    application_id  uuid not null,
    version         integer not null constraint outcome_draft_version check (version >= 1),
    text            text not null,
    -- The ids of actions and recommendations that are not told to this applicant.
    withheld        uuid[] not null,
    plan            text[] not null,
    recommendations text[] not null,
    written_on      date not null,
    written_by      uuid not null references person (id),
    primary key (partnership_id, review_id, application_id, version),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);

create table outcome_reading (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    version        integer not null,
    read_on        date not null,
    read_by        uuid not null references person (id),
    is_passed      boolean not null,
    findings       text not null,
    primary key (partnership_id, review_id, application_id, version),
    foreign key (partnership_id, review_id, application_id, version)
        references outcome_draft (partnership_id, review_id, application_id, version)
);

create table outcome_told (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    version        integer not null,
    told_on        date not null,
    primary key (partnership_id, review_id, application_id, version),
    foreign key (partnership_id, review_id, application_id, version)
        references outcome_draft (partnership_id, review_id, application_id, version)
);

-- A review that was told its outcome, or closed, may be planned or opened again: what was told and why it was closed
-- stays in its row.
alter table review
    drop constraint review_outcome,
    drop constraint review_closed,
    add constraint review_outcome check (stage not in ('outcome-sent', 'closed') or outcome is not null),
    add constraint review_closed check (stage <> 'closed' or closed_reason is not null);

create table review_closing (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    closed_on      date not null,
    closed_by      uuid not null references person (id),
    reason         text not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);

-- What was still open when it was closed, and why it was closed all the same.
create table review_closing_despite (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    what           text not null constraint review_closing_despite_what
                   check (what in ('actions', 'recommendations', 'reviews')),
    count          integer not null constraint review_closing_despite_count check (count > 0),
    reason         text not null,
    primary key (partnership_id, review_id, turn, what),
    foreign key (partnership_id, review_id, turn) references review_closing (partnership_id, review_id, turn)
);

create table review_reopening (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    reopened_on    date not null,
    -- Null: a review of the decision opened it.
    reopened_by    uuid references person (id),
    reason         text not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id, turn) references review_closing (partnership_id, review_id, turn)
);

-- What was learnt from cases, for the partnership's learning of the year. It names nobody.
create table lesson (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    text           text not null,
    recorded_on    date not null,
    recorded_by    uuid not null references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
create index lesson_by_day on lesson (partnership_id, recorded_on);
create index lesson_of_review on lesson (partnership_id, review_id);

-- Applications that a review no longer hears, because their applicants withdrew.
create table review_leaving (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    left_on        date not null,
    primary key (partnership_id, review_id, application_id),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);

alter table decision_review_papers enable row level security;
alter table decision_review_papers force row level security;
create policy decision_review_papers_rule on decision_review_papers
    using (in_partnership(partnership_id)
           and exists (select from decision_review r
                        where r.partnership_id = decision_review_papers.partnership_id
                          and r.id = decision_review_papers.review_id));
alter table decision_review_hearer enable row level security;
alter table decision_review_hearer force row level security;
create policy decision_review_hearer_rule on decision_review_hearer
    using (in_partnership(partnership_id)
           and exists (select from decision_review r
                        where r.partnership_id = decision_review_hearer.partnership_id
                          and r.id = decision_review_hearer.review_id));
alter table decision_review_conclusion enable row level security;
alter table decision_review_conclusion force row level security;
create policy decision_review_conclusion_rule on decision_review_conclusion
    using (in_partnership(partnership_id)
           and exists (select from decision_review r
                        where r.partnership_id = decision_review_conclusion.partnership_id
                          and r.id = decision_review_conclusion.review_id));

-- An applicant reads what they were told themselves.
alter table outcome_told enable row level security;
alter table outcome_told force row level security;
create policy outcome_told_rule on outcome_told
    using (may_see_file(partnership_id, review_id)
           and (applicant_of() is null or application_id = applicant_of()));
alter table outcome_draft enable row level security;
alter table outcome_draft force row level security;
create policy outcome_draft_rule on outcome_draft
    using (may_see_file(partnership_id, review_id)
           and (applicant_of() is null
                or application_id = applicant_of()
                   and exists (select from outcome_told t
                                where t.partnership_id = outcome_draft.partnership_id
                                  and t.review_id = outcome_draft.review_id
                                  and t.application_id = outcome_draft.application_id
                                  and t.version = outcome_draft.version)));
alter table outcome_reading enable row level security;
alter table outcome_reading force row level security;
create policy outcome_reading_rule on outcome_reading
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table review_closing enable row level security;
alter table review_closing force row level security;
create policy review_closing_rule on review_closing
    using (may_see_file(partnership_id, review_id));
alter table review_closing_despite enable row level security;
alter table review_closing_despite force row level security;
create policy review_closing_despite_rule on review_closing_despite
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);
alter table review_reopening enable row level security;
alter table review_reopening force row level security;
create policy review_reopening_rule on review_reopening
    using (may_see_file(partnership_id, review_id));
alter table lesson enable row level security;
alter table lesson force row level security;
create policy lesson_rule on lesson
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);
alter table review_leaving enable row level security;
alter table review_leaving force row level security;
create policy review_leaving_rule on review_leaving
    using (may_see_file(partnership_id, review_id)
           and (applicant_of() is null or application_id = applicant_of()));
