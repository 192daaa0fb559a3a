-- What a threshold decision records beside its answer: who decided for whom, conflicts of interest, whether it is
-- anti-social behaviour at all, the ground or the rule, and who answers for a refusal of what the figures accept. And
-- what it was decided on, so that it can be judged again years later.

alter table threshold_decision
    -- How many conflicts were declared. Null: an earlier version decided, which did not ask for any of this.
    add column conflicts      integer,
    -- Section 105(4): harassment, alarm or distress.
    add column behaviour      text constraint threshold_decision_behaviour
                              check (behaviour in ('yes', 'no', 'cumulatively')),
    add column behaviour_by   text,
    add column behaviour_why  text,
    add column ground         text constraint threshold_decision_ground
                              check (ground in ('number', 'hate', 'community', 'senior_discretion', 'consideration')),
    add column senior         text,
    add column rule           text,
    add column signed_by      text,
    add column signed_role    text,
    add column signed_reason  text,
    add column signed_over    text[],
    add constraint threshold_decision_conflicts check (conflicts >= 0),
    add constraint threshold_decision_judged check (num_nulls(behaviour, behaviour_by, behaviour_why) in (0, 3)),
    -- What is no anti-social behaviour meets no threshold.
    add constraint threshold_decision_not_behaviour check (answer <> 'met' or behaviour is distinct from 'no'),
    add constraint threshold_decision_senior
        check ((ground is not distinct from 'senior_discretion') = (senior is not null)),
    add constraint threshold_decision_weighed check (ground is distinct from 'consideration' or persistence is not null),
    add constraint threshold_decision_signed
        check (num_nulls(signed_by, signed_role, signed_reason, signed_over) in (0, 4)),
    add constraint threshold_decision_signed_refusal check (signed_by is null or answer = 'not-met'),
    add constraint threshold_decision_whole
        check (conflicts is null
               or (ground is not null) = (answer = 'met') and (rule is not null) = (answer = 'not-met')
                  and (behaviour is not null) = (answer <> 'other-area'));

create table threshold_decision_person (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null,
    name           text not null,
    agency_id      uuid not null,
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id, agency_id)
        references threshold_decision_body (partnership_id, application_id, agency_id)
);

create table threshold_decision_conflict (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null,
    who            text not null,
    what           text not null,
    done           text not null,
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references threshold_decision (partnership_id, application_id)
);

-- The facts as `check` reads them, the whole procedure as data, and the finding as `check` answers, in one JSON text.
-- It names nobody.
create table decision_record (
    partnership_id    uuid not null,
    application_id    uuid not null,
    procedure_name    text not null,
    procedure_version text not null,
    record            text not null constraint decision_record_json check (jsonb_typeof(record::jsonb) = 'object'),
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references threshold_decision (partnership_id, application_id)
);

create function kept_for_good() returns trigger language plpgsql as $$
begin
    raise exception 'What a decision was made on is kept as it was.'
        using errcode = 'integrity_constraint_violation', constraint = 'kept_for_good';
end $$;
create trigger kept_for_good before update or delete or truncate on decision_record
    for each statement execute function kept_for_good();

alter table threshold_decision_person enable row level security;
alter table threshold_decision_person force row level security;
create policy threshold_decision_person_rule on threshold_decision_person
    using (may_see_file(partnership_id, application_id));

-- Whose conflict it was is for the people of the partnership.
alter table threshold_decision_conflict enable row level security;
alter table threshold_decision_conflict force row level security;
create policy threshold_decision_conflict_rule on threshold_decision_conflict
    using (may_see_file(partnership_id, application_id) and applicant_of() is null);

alter table decision_record enable row level security;
alter table decision_record force row level security;
create policy decision_record_rule on decision_record
    using (may_see_file(partnership_id, application_id) and applicant_of() is null);
