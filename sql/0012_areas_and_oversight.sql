-- Behaviour in another area is passed on there the same day (section 104(1)), and who oversees a partnership, with what
-- of the Crime and Policing Act 2026 is in force for it.

-- "Somewhere else" on the form: an area that nobody has named yet.
insert into area (code, name, nation, valid_from) values ('elsewhere', 'Another area', 'England', '1974-04-01');

alter table application
    drop constraint application_stage,
    add constraint application_stage
        check (stage in ('received', 'acknowledged', 'gathering', 'decided', 'withdrawn', 'passed-on'));

-- Where it happened in the applicant's own words, where that is not the area that took the application. It may be an
-- address, so that it is kept apart from the case.
create table application_place (
    partnership_id uuid not null,
    application_id uuid not null,
    place          text not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

-- Every choice stays; the newest is the one that counts.
create table area_choice (
    partnership_id uuid not null,
    application_id uuid not null,
    turn           integer not null,
    whose          text not null constraint area_choice_whose check (whose in ('ours', 'theirs', 'joint')),
    reason         text not null,
    chosen_by      uuid not null references person (id),
    chosen_on      date not null,
    primary key (partnership_id, application_id, turn),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

-- Whom areas outside this service name for applications. Its code need not be in the register of areas.
create table area_contact (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    area_code      text not null constraint area_contact_code check (area_code ~ '^[EW][0-9]{8}$'),
    area_name      text not null,
    body           text not null,
    email          text,
    telephone      text,
    address        text,
    valid_from     date not null,
    valid_until    date,
    primary key (partnership_id, id),
    constraint area_contact_some check (email is not null or telephone is not null or address is not null),
    constraint area_contact_dates check (valid_until >= valid_from)
);

-- What happened to an application that was passed on, for the partnership that had it.
create table passed_on (
    partnership_id uuid not null,
    application_id uuid not null,
    area_code      text not null,
    area_name      text not null,
    receiver       text not null,
    reach          text not null,
    -- Its reference there, where that area is served in this database. It opens nothing by itself.
    reference      text,
    contact_id     uuid,
    passed_on      date not null,
    passed_by      uuid not null references person (id),
    note           text not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, contact_id) references area_contact (partnership_id, id),
    constraint passed_on_to check (num_nulls(reference, contact_id) = 1)
);

-- Where an application came from, for the partnership that received it.
create table received_from (
    partnership_id uuid not null,
    application_id uuid not null,
    sender         text not null,
    reference      text not null,
    passed_on      date not null,
    note           text not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

-- That no two are valid on one day is seen to under a lock of the partnership.
create table local_policing_body (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    kind           text not null constraint local_policing_body_kind
                   check (kind in ('police-and-crime-commissioner', 'mayor', 'mayors-office-for-policing-and-crime',
                                   'common-council', 'policing-and-crime-board', 'other')),
    name           text not null,
    valid_from     date not null,
    valid_until    date,
    primary key (partnership_id, id),
    constraint local_policing_body_dates check (valid_until >= valid_from)
);

-- Every setting stays; off is a setting without a day.
create table oversight_setting (
    partnership_id uuid not null references partnership (id),
    turn           integer not null,
    switch         text not null constraint oversight_setting_switch
                   check (switch in ('review-of-decisions', 'guidance', 'data-return')),
    starts_on      date,
    guidance_name  text,
    guidance_on    date,
    guidance_link  text,
    set_by         uuid not null references person (id),
    set_at         timestamptz not null,
    reason         text not null,
    primary key (partnership_id, turn),
    constraint oversight_setting_guidance
        check (num_nulls(guidance_name, guidance_on, guidance_link)
               = case when switch = 'guidance' and starts_on is not null then 0 else 3 end)
);

alter table message
    add column recipient_contact uuid,
    drop constraint message_recipient_kind,
    add constraint message_recipient_kind check (recipient_kind in ('applicant', 'person', 'agency', 'contact')),
    drop constraint message_recipient,
    add constraint message_recipient check (
        case recipient_kind
            when 'applicant' then recipient_application is not null
            when 'person' then recipient_person is not null
            when 'agency' then recipient_agency is not null
            else recipient_contact is not null
        end),
    add foreign key (partnership_id, recipient_contact) references area_contact (partnership_id, id);

alter table application_place enable row level security;
alter table application_place force row level security;
create policy application_place_rule on application_place
    using (may_see_file(partnership_id, application_id));

alter table area_choice enable row level security;
alter table area_choice force row level security;
-- Why it is whose is for those who work on the case; the applicant is told where it went.
create policy area_choice_rule on area_choice
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table area_contact enable row level security;
alter table area_contact force row level security;
create policy area_contact_rule on area_contact
    using (is_post() or in_partnership(partnership_id));

alter table passed_on enable row level security;
alter table passed_on force row level security;
create policy passed_on_rule on passed_on
    using (may_see_file(partnership_id, application_id));

alter table received_from enable row level security;
alter table received_from force row level security;
-- The note may speak of danger.
create policy received_from_rule on received_from
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table local_policing_body enable row level security;
alter table local_policing_body force row level security;
create policy local_policing_body_rule on local_policing_body
    using (in_partnership(partnership_id));

alter table oversight_setting enable row level security;
alter table oversight_setting force row level security;
create policy oversight_setting_rule on oversight_setting
    using (in_partnership(partnership_id));
