-- Applications are read for danger more than once: when they come in, at each new report, before the meeting and before
-- closing. Each reading stays, with the referrals that were made or considered.

create table danger_reading (
    partnership_id uuid not null,
    application_id uuid not null,
    number         integer not null constraint danger_reading_number check (number >= 1),
    occasion       text not null constraint danger_reading_occasion
                   check (occasion in ('receipt', 'new-report', 'before-meeting', 'before-closing', 'unasked')),
    -- The day of the meeting before which it was read.
    meeting_on     date,
    -- How many reports the application had then: one that came later is unread.
    reports        integer not null constraint danger_reading_reports check (reports >= 0),
    -- null: recorded before it was asked which dangers were seen; empty: none was.
    signs          text[] constraint danger_reading_signs
                   check (signs <@ '{threat-to-life,self-harm,children,hate,weapons}'),
    level          text not null constraint danger_reading_level check (level in ('standard', 'medium', 'high')),
    note           text not null,
    read_on        date not null,
    read_by        uuid not null references person (id),
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint danger_reading_meeting check ((occasion = 'before-meeting') = (meeting_on is not null)),
    -- Where a danger was seen, the level has its reason.
    constraint danger_reading_note
        check (level = 'standard' and coalesce(cardinality(signs), 0) = 0 or note <> '')
);

create table danger_referral (
    partnership_id uuid not null,
    application_id uuid not null,
    reading        integer not null,
    place          integer not null,
    body           text not null constraint danger_referral_body
                   check (body in ('police', 'adult-safeguarding', 'children-safeguarding', 'other')),
    body_name      text,
    -- Otherwise it was considered and not made.
    was_made       boolean not null,
    reason         text not null,
    primary key (partnership_id, application_id, reading, place),
    foreign key (partnership_id, application_id, reading)
        references danger_reading (partnership_id, application_id, number),
    constraint danger_referral_named check ((body = 'other') = (body_name is not null))
);

-- A report that was added after the application came in: when, and by whom; nobody named: by the applicant.
alter table report add column added_on date;
alter table report add column added_by uuid references person (id);
alter table report add constraint report_added check (added_by is null or added_on is not null);

-- What earlier versions kept of the one reading. Their rules hold for the owner of the tables too, who has no tenant.
alter table application no force row level security;
alter table report no force row level security;
insert into danger_reading (partnership_id, application_id, number, occasion, reports, level, note, read_on, read_by)
select a.partnership_id, a.id, 1, 'receipt',
       (select count(*) from report r where r.partnership_id = a.partnership_id and r.application_id = a.id),
       a.danger_level, a.danger_note, a.danger_on, a.danger_by
  from application a
 where a.danger_on is not null;
alter table application force row level security;
alter table report force row level security;
alter table application
    drop column danger_level, drop column danger_on, drop column danger_by, drop column danger_note;

-- Never for the applicant's eyes.
alter table danger_reading enable row level security;
alter table danger_reading force row level security;
create policy danger_reading_rule on danger_reading
    using (applicant_of() is null and may_see_file(partnership_id, application_id));

alter table danger_referral enable row level security;
alter table danger_referral force row level security;
create policy danger_referral_rule on danger_referral
    using (applicant_of() is null and may_see_file(partnership_id, application_id));
