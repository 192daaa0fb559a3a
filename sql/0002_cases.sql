-- An application and the review that hears it are two files: several applications may be heard in one review, each
-- applicant seeing only their own, and one meeting may hear several reviews.

create table case_file (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    kind           text not null constraint case_file_kind check (kind in ('application', 'review')),
    primary key (partnership_id, id)
);

-- People who must not see a file. Written for an application it holds for the review that hears it too.
create table shut_out (
    partnership_id uuid not null,
    file_id        uuid not null,
    person_id      uuid not null references person (id),
    named_by       uuid not null references person (id),
    named_at       timestamptz not null,
    reason         text not null,
    lifted_by      uuid references person (id),
    lifted_at      timestamptz,
    primary key (partnership_id, file_id, person_id, named_at),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    constraint shut_out_lifted check ((lifted_by is null) = (lifted_at is null)),
    constraint shut_out_second_person check (lifted_by <> named_by and lifted_by <> person_id)
);

-- Above tenancy: leads from a reference, which people type, to the partnership that keeps the case.
create table case_reference (
    reference      text primary key,
    partnership_id uuid not null,
    application_id uuid not null,
    foreign key (partnership_id, application_id) references case_file (partnership_id, id)
);

create table application (
    partnership_id   uuid not null,
    id               uuid not null,
    reference        text not null,
    area_code        text not null,
    received_on      date not null,
    recorded_at      timestamptz not null,
    channel          text not null constraint application_channel
                     check (channel in ('web', 'phone', 'post', 'in-person', 'agency')),
    taken_by         text,
    authority        text not null constraint application_authority
                     check (authority in ('not_needed', 'shown', 'awaited')),
    stage            text not null constraint application_stage
                     check (stage in ('received', 'acknowledged', 'gathering', 'decided', 'withdrawn')),
    stage_on         date,
    withdrawn_reason text,
    danger_level     text constraint application_danger check (danger_level in ('standard', 'medium', 'high')),
    danger_on        date,
    danger_by        uuid references person (id),
    danger_note      text,
    primary key (partnership_id, id),
    foreign key (partnership_id, id) references case_file (partnership_id, id),
    foreign key (partnership_id, area_code) references partnership_area (partnership_id, area_code),
    constraint application_reference unique (partnership_id, reference),
    constraint application_taken_by check (channel = 'web' or taken_by is not null),
    constraint application_stage_on check ((stage = 'received') = (stage_on is null)),
    constraint application_withdrawn check ((stage = 'withdrawn') = (withdrawn_reason is not null)),
    constraint application_danger_read check (num_nulls(danger_level, danger_on, danger_by, danger_note) in (0, 4))
);

-- Who complained, and where they can be reached, are kept apart from the case and from each other.
create table applicant (
    partnership_id uuid not null,
    application_id uuid not null,
    name           text not null,
    on_behalf_of   text,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

create table applicant_contact (
    partnership_id uuid not null,
    application_id uuid not null,
    email          text,
    telephone      text,
    address        text,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint applicant_contact_some check (email is not null or telephone is not null or address is not null)
);

create table report (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null constraint report_number check (number between 1 and 100),
    behaviour_on   date not null,
    reported_on    date not null,
    reported_by    text not null,
    reported_to    text not null,
    incident       text not null,
    area_code      text not null references area (code),
    hate           boolean not null,
    status         text not null constraint report_status check (status in ('open', 'closed', 'no_action')),
    acknowledged   boolean,
    description    text not null,
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

create table information_request (
    partnership_id uuid not null,
    id             uuid not null,
    application_id uuid not null,
    agency_id      uuid not null,
    answering      text not null constraint information_request_answering
                   check (answering in ('must', 'must-co-operate', 'may')),
    asked          text not null,
    purpose        text not null,
    asked_on       date not null,
    due            date not null,
    answer         text constraint information_request_answer
                   check (answer in ('nothing-held', 'chronology', 'partial', 'refused')),
    answer_text    text,
    rest_by        date,
    answered_on    date,
    answered_by    uuid references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint information_request_answered
        check (num_nulls(answer, answer_text, answered_on, answered_by) in (0, 4)),
    constraint information_request_rest check ((answer is not distinct from 'partial') = (rest_by is not null))
);

create table threshold_decision (
    partnership_id uuid not null,
    application_id uuid not null,
    answer         text not null constraint threshold_decision_answer
                   check (answer in ('met', 'not-met', 'other-area')),
    decided_on     date not null,
    told_on        date not null,
    reasons        text not null,
    people         text[] not null constraint threshold_decision_people check (cardinality(people) > 0),
    persistence    text,
    harm           text,
    adequacy       text,
    procedure      text not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    -- Below the number the three matters of section 104(5) must have been considered.
    constraint threshold_decision_consideration
        check (num_nulls(persistence, harm, adequacy) = 0
               or answer <> 'not-met' and num_nulls(persistence, harm, adequacy) = 3)
);

create table threshold_decision_body (
    partnership_id uuid not null,
    application_id uuid not null,
    agency_id      uuid not null,
    primary key (partnership_id, application_id, agency_id),
    foreign key (partnership_id, application_id) references threshold_decision (partnership_id, application_id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

create table review (
    partnership_id   uuid not null,
    id               uuid not null,
    opened_on        date not null,
    stage            text not null constraint review_stage
                     check (stage in ('arranging', 'meeting-set', 'held', 'consulting', 'outcome-sent', 'closed')),
    held_on          date,
    consulting_since date,
    consulting_until date,
    outcome_sent_on  date,
    outcome          text,
    closed_on        date,
    closed_reason    text,
    primary key (partnership_id, id),
    foreign key (partnership_id, id) references case_file (partnership_id, id),
    constraint review_held check (stage <> 'held' or held_on is not null),
    constraint review_consulting
        check (num_nulls(consulting_since, consulting_until) = 0
               or stage <> 'consulting' and num_nulls(consulting_since, consulting_until) = 2),
    constraint review_outcome check ((stage in ('outcome-sent', 'closed')) = (outcome is not null)),
    constraint review_outcome_sent check ((outcome is null) = (outcome_sent_on is null)),
    constraint review_closed check ((stage = 'closed') = (closed_reason is not null)),
    constraint review_closed_on check ((closed_reason is null) = (closed_on is null))
);

create table review_application (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    primary key (partnership_id, review_id, application_id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint review_application_once unique (partnership_id, application_id)
);

-- Who must not see an application must not see the review that hears it.
create function shut_out_of_review() returns trigger language plpgsql as $$
begin
    insert into shut_out (partnership_id, file_id, person_id, named_by, named_at, reason)
    select s.partnership_id, new.review_id, s.person_id, s.named_by, s.named_at, s.reason
      from shut_out s
     where s.partnership_id = new.partnership_id and s.file_id = new.application_id and s.lifted_at is null
        on conflict do nothing;
    return null;
end $$;
create trigger shut_out_of_review after insert on review_application
    for each row execute function shut_out_of_review();

create table meeting (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    starts_at      timestamptz not null,
    minutes        integer not null constraint meeting_minutes check (minutes between 15 and 480),
    place          text not null,
    primary key (partnership_id, id)
);

-- A review's slot in a meeting, with its own people, papers and record.
create table hearing (
    partnership_id uuid not null,
    review_id      uuid not null,
    meeting_id     uuid not null,
    starts_at      timestamptz not null,
    minutes        integer not null constraint hearing_minutes check (minutes between 15 and 480),
    papers         text,
    papers_on      date,
    papers_by      uuid references person (id),
    findings       text,
    recorded_by    uuid references person (id),
    primary key (partnership_id, review_id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, meeting_id) references meeting (partnership_id, id),
    constraint hearing_papers check (num_nulls(papers, papers_on, papers_by) in (0, 3)),
    constraint hearing_record check ((findings is null) = (recorded_by is null))
);

create table hearing_invitee (
    partnership_id uuid not null,
    review_id      uuid not null,
    person_id      uuid not null references person (id),
    primary key (partnership_id, review_id, person_id),
    foreign key (partnership_id, review_id) references hearing (partnership_id, review_id)
);

create table hearing_attendance (
    partnership_id uuid not null,
    review_id      uuid not null,
    agency_id      uuid not null,
    primary key (partnership_id, review_id, agency_id),
    foreign key (partnership_id, review_id) references hearing (partnership_id, review_id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

-- Every nomination stays; the newest is the one that counts.
create table lead_officer (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    person_id      uuid not null references person (id),
    agency_id      uuid not null,
    standing       text not null constraint lead_officer_standing
                   check (standing in ('nominated', 'confirmed', 'accepted', 'declined')),
    nominated_on   date not null,
    reason         text not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

create table recommendation (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    number         integer not null,
    agency_id      uuid not null,
    text           text not null,
    answer         text constraint recommendation_answer check (answer in ('accepted', 'in-part', 'declined')),
    answered_on    date,
    answer_reason  text,
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint recommendation_answered check ((answer is null) = (answered_on is null)),
    constraint recommendation_reason check (answer is null or answer = 'accepted' or answer_reason is not null)
);

create table action (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    number         integer not null,
    agency_id      uuid not null,
    person_id      uuid not null references person (id),
    text           text not null,
    done_when      text not null,
    due            date not null,
    state          text not null constraint action_state check (state in ('offered', 'accepted', 'declined', 'done')),
    state_on       date,
    -- Why it was declined, or the evidence that it was done.
    state_note     text,
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint action_on check ((state = 'offered') = (state_on is null)),
    constraint action_note check (state in ('offered', 'accepted') or state_note is not null)
);

create table plan_answer (
    partnership_id uuid not null,
    review_id      uuid not null,
    application_id uuid not null,
    answered_on    date not null,
    text           text not null,
    primary key (partnership_id, review_id, application_id),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);
