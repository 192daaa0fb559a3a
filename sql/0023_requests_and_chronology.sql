-- What bodies are asked for, before the decision and after it, what they answered, part by part, and what people said of
-- entries of the chronology that may be about the same. Answers are only ever added to.

alter table information_request
    add column kind text not null default 'verify' constraint information_request_kind
        check (kind in ('verify', 'full-papers')),
    -- The name of a body or person asked who is not in the partnership; the agency is then the one that asks it.
    add column outside text constraint information_request_outside check (outside <> '');

create table information_answer (
    partnership_id uuid not null,
    application_id uuid not null,
    request_id     uuid not null,
    -- 1, 2, 3 … as they came to the request.
    number         integer not null constraint information_answer_number check (number >= 1),
    kind           text not null constraint information_answer_kind
                   check (kind in ('nothing-held', 'chronology', 'partial', 'refused')),
    words          text not null,
    -- When the rest of a partial answer will come. It moves where the day is moved.
    rest_by        date,
    ground         text constraint information_answer_ground
                   check (ground in ('data-protection', 'investigatory-powers', 'other-functions', 'no-duty')),
    -- Where the papers themselves are kept.
    kept           text,
    -- Who told it, where somebody else entered it.
    told_by        text,
    told_how       text constraint information_answer_how check (told_how in ('email', 'telephone', 'letter', 'in-person')),
    told_on        date,
    -- The number of the answer that it puts right.
    corrects       integer,
    -- What had happened already when it came.
    came_after     text constraint information_answer_after check (came_after in ('decision', 'meeting', 'closing')),
    answered_on    date not null,
    answered_by    uuid not null references person (id),
    submission     uuid,
    primary key (partnership_id, request_id, number),
    foreign key (partnership_id, request_id) references information_request (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, request_id, corrects)
        references information_answer (partnership_id, request_id, number),
    -- One form counts once.
    constraint information_answer_once unique (partnership_id, request_id, submission),
    constraint information_answer_rest check ((kind = 'partial') = (rest_by is not null)),
    constraint information_answer_refused check (kind = 'refused' or ground is null),
    constraint information_answer_told check (num_nulls(told_by, told_how, told_on) in (0, 3)),
    constraint information_answer_corrects check (corrects < number)
);

create table information_entry (
    partnership_id uuid not null,
    application_id uuid not null,
    request_id     uuid not null,
    answer         integer not null,
    number         integer not null constraint information_entry_number check (number >= 1),
    happened_on    date not null,
    -- After midnight in London.
    minute         integer constraint information_entry_minute check (minute between 0 and 1439),
    what           text not null constraint information_entry_what check (what <> ''),
    done           text,
    reference      text,
    primary key (partnership_id, request_id, answer, number),
    foreign key (partnership_id, request_id, answer)
        references information_answer (partnership_id, request_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

create table information_follow_up (
    partnership_id uuid not null,
    application_id uuid not null,
    request_id     uuid not null,
    number         integer not null constraint information_follow_up_number check (number >= 1),
    kind           text not null constraint information_follow_up_kind check (kind in ('asked-again', 'settled')),
    words          text not null,
    done_on        date not null,
    done_by        uuid not null references person (id),
    -- How many answers there were then.
    answers        integer not null constraint information_follow_up_answers check (answers >= 0),
    primary key (partnership_id, request_id, number),
    foreign key (partnership_id, request_id) references information_request (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

create table entry_comparison (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null constraint entry_comparison_number check (number >= 1),
    first_key      text not null,
    second_key     text not null,
    says           text not null constraint entry_comparison_says check (says in ('same', 'different', 'open')),
    said_by        uuid not null references person (id),
    said_at        timestamptz not null,
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint entry_comparison_two check (first_key <> second_key)
);

-- What earlier versions kept of the one answer. Their rules hold for the owner of the tables too, who has no tenant.
alter table information_request no force row level security;
insert into information_answer (
    partnership_id, application_id, request_id, number, kind, words, rest_by, answered_on, answered_by)
select partnership_id, application_id, id, 1, answer, answer_text, rest_by, answered_on, answered_by
  from information_request
 where answer is not null;
alter table information_request force row level security;
alter table information_request
    drop column answer, drop column answer_text, drop column rest_by, drop column answered_on, drop column answered_by;

-- What bodies wrote of others is never for the applicant's eyes.
alter table information_answer enable row level security;
alter table information_answer force row level security;
create policy information_answer_rule on information_answer
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table information_entry enable row level security;
alter table information_entry force row level security;
create policy information_entry_rule on information_entry
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table information_follow_up enable row level security;
alter table information_follow_up force row level security;
create policy information_follow_up_rule on information_follow_up
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table entry_comparison enable row level security;
alter table entry_comparison force row level security;
create policy entry_comparison_rule on entry_comparison
    using (applicant_of() is null and may_see_file(partnership_id, application_id));
