-- What an applicant says on the way: corrections of the chronology, later additions, something new.

-- Something that happened after the application came in: beside the report that it was taken as, what that does not say.
create table something_new (
    partnership_id uuid not null,
    application_id uuid not null,
    report         integer not null,
    -- After midnight in London; null where they did not say.
    minute         integer constraint something_new_minute check (minute between 0 and 1439),
    -- Whether they feel in danger, as they say it themselves.
    danger         text not null constraint something_new_danger check (danger in ('now', 'afraid', 'no', 'unsaid')),
    -- The body to which it counts as reported.
    agency_id      uuid not null,
    primary key (partnership_id, application_id, report),
    foreign key (partnership_id, application_id, report) references report (partnership_id, application_id, number),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

-- What the applicant says is not right, or that the closed case should be opened again.
create table applicant_remark (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null constraint applicant_remark_number check (number >= 1),
    about          text not null constraint applicant_remark_about check (about in ('entry', 'missing', 'closing')),
    -- The key of the entry in the chronology.
    entry          text constraint applicant_remark_entry check (entry <> ''),
    -- The turn of the closing.
    closing        integer constraint applicant_remark_closing check (closing >= 1),
    remark         text not null constraint applicant_remark_said check (remark <> ''),
    made_on        date not null,
    -- Who entered it for them; null for the applicant themselves.
    entered_by     uuid references person (id),
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint applicant_remark_of_entry check ((about = 'entry') = (entry is not null)),
    constraint applicant_remark_of_closing check ((about = 'closing') = (closing is not null))
);

create table applicant_remark_answer (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null,
    accepted       boolean not null,
    -- Told to the applicant.
    reason         text not null constraint applicant_remark_answer_reason check (reason <> ''),
    answered_on    date not null,
    answered_by    uuid not null references person (id),
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id, number)
        references applicant_remark (partnership_id, application_id, number)
);

alter table something_new enable row level security;
alter table something_new force row level security;
create policy something_new_rule on something_new
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));
alter table applicant_remark enable row level security;
alter table applicant_remark force row level security;
create policy applicant_remark_rule on applicant_remark
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));
alter table applicant_remark_answer enable row level security;
alter table applicant_remark_answer force row level security;
create policy applicant_remark_answer_rule on applicant_remark_answer
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));
