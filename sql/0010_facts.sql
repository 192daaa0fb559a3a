-- What people put right in the reports of an application. A report stays as it was told; what holds is that and every
-- correction of it, in the order of their turns.

alter table report drop constraint report_number;
alter table report add constraint report_number check (number between 1 and 1000);
alter table report
    add column place           text,
    add column related         boolean not null default true,
    add column witnessed       boolean not null default true,
    -- Whether the bodies that needed it were told of it; null: nobody has said.
    add column shared          boolean,
    add column response_due_on date,
    add column on_boundary     boolean not null default false;

create table report_correction (
    partnership_id uuid not null,
    application_id uuid not null,
    turn           integer not null constraint report_correction_turn check (turn > 0),
    number         integer not null,
    fact           text not null constraint report_correction_fact
                   check (fact in ('behaviour_on', 'reported_on', 'reported_by', 'reported_to', 'incident', 'area',
                                   'place', 'hate', 'related', 'witnessed', 'status', 'acknowledged', 'shared',
                                   'response_due_on', 'on_boundary')),
    -- Null where it was, or is now, unknown.
    was            text,
    became         text,
    corrected_by   uuid not null references person (id),
    corrected_at   timestamptz not null,
    reason         text not null constraint report_correction_reason check (reason ~ '\S'),
    primary key (partnership_id, application_id, turn),
    foreign key (partnership_id, application_id, number) references report (partnership_id, application_id, number),
    constraint report_correction_changes check (was is distinct from became)
);

alter table report_correction enable row level security;
alter table report_correction force row level security;
create policy report_correction_rule on report_correction
    using (may_see_file(partnership_id, application_id));
