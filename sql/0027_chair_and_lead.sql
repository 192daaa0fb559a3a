-- Who chairs and who leads: the turns of lead officers, the lead agency, the chair of each meeting with a deputy,
-- conflicts declared, what is known of those who could lead, and guests who see one case.

-- How a turn came to be asked, who is asked next, and how it ended.
alter table lead_officer
    add column place text not null default 'first'
        constraint lead_officer_place check (place in ('first', 'deputy', 'contact')),
    add column deputy_id uuid references person (id),
    add column asked_on date,
    add column ended_on date,
    -- Why they declined, or what they hand over.
    add column answer text,
    drop constraint lead_officer_standing,
    add constraint lead_officer_standing check (standing in (
        'nominated', 'confirmed', 'accepted', 'declined', 'lapsed', 'passed-over', 'conflicted', 'handed-over'));

create table lead_agency (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    agency_id      uuid not null,
    reason         text not null,
    chosen_by      uuid not null references person (id),
    chosen_on      date not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id)
);

-- What a case is about, as far as it matters for who leads; the newest counts.
create table review_topics (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    topics         text[] not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);

create table hearing_chair (
    partnership_id uuid not null,
    review_id      uuid not null,
    -- The number of the meeting, which may be set later.
    number         integer not null,
    turn           integer not null,
    chair_id       uuid not null references person (id),
    deputy_id      uuid references person (id),
    -- Why this person, where something speaks against them.
    reason         text not null,
    concerns       text[] not null,
    chosen_by      uuid not null references person (id),
    chosen_on      date not null,
    passed_on      date,
    passed_because text,
    primary key (partnership_id, review_id, number, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    constraint hearing_chair_another check (deputy_id <> chair_id),
    constraint hearing_chair_passed check ((passed_on is null) = (passed_because is null))
);

-- What each member of the panel said of a conflict of interest in this case. Nothing said is no row.
create table conflict_declaration (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    person_id      uuid not null references person (id),
    -- null: none.
    conflict       text,
    declared_on    date not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);

create table lead_profile (
    partnership_id uuid not null references partnership (id),
    person_id      uuid not null references person (id),
    -- The most cases led at once.
    capacity       integer not null constraint lead_profile_capacity check (capacity between 0 and 100),
    topics         text[] not null,
    accepts        boolean not null,
    primary key (partnership_id, person_id)
);

-- Somebody from outside who sees one case of a partnership by arrangement, and nothing else of it.
create table guest (
    partnership_id uuid not null,
    id             uuid not null,
    person_id      uuid not null references person (id),
    review_id      uuid not null,
    organisation   text not null,
    arrangement    text not null,
    from_on        date not null,
    -- The last day.
    until_on       date not null,
    added_by       uuid not null references person (id),
    ended_on       date,
    ended_by       uuid references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    constraint guest_dates check (until_on >= from_on),
    constraint guest_ended check ((ended_on is null) = (ended_by is null))
);
create index guest_person on guest (person_id);

alter table shut_out add column lifted_because text;

-- Whether whoever acts is a guest of the partnership; asked once a query.
create function is_guest() returns boolean language sql stable as $$
    select exists (select from guest g
                    where g.person_id = acting_person() and in_partnership(g.partnership_id) and g.ended_on is null)
$$;

-- Whether somebody is no guest, or the file is the one that they are a guest for. It reads no table whose rule asks
-- for a file.
create function guest_may_see(partnership uuid, file uuid) returns boolean language sql stable as $$
    select acting_person() is null
        or coalesce((select bool_or(g.review_id = file
                                    or exists (select from review_application r
                                                where r.partnership_id = partnership and r.review_id = g.review_id
                                                  and r.application_id = file))
                       from guest g
                      where g.partnership_id = partnership and g.person_id = acting_person()
                        and g.ended_on is null), true)
$$;

-- What a guest may see stands here once more: a function called from this one would be planned anew for every row.
create or replace function may_see_file(partnership uuid, file uuid) returns boolean language sql stable as $$
    select in_partnership(partnership)
       and (applicant_of() is null
            or file = applicant_of()
            or exists (select from review_application r
                        where r.partnership_id = partnership and r.review_id = file
                          and r.application_id = applicant_of()))
       and (acting_person() is null
            or not exists (select from shut_out s
                            where s.partnership_id = partnership and s.file_id = file
                              and s.person_id = acting_person() and s.lifted_at is null)
               and coalesce((select bool_or(g.review_id = file
                                            or exists (select from review_application r
                                                        where r.partnership_id = partnership
                                                          and r.review_id = g.review_id and r.application_id = file))
                               from guest g
                              where g.partnership_id = partnership and g.person_id = acting_person()
                                and g.ended_on is null), true))
$$;

alter table guest enable row level security;
alter table guest force row level security;
create policy guest_rule on guest
    using (is_post() or person_id = acting_person() or in_partnership(partnership_id) and applicant_of() is null);
-- Whom a letter names or a page shows.
create policy person_guest_rule on person
    using (exists (select from guest g where g.person_id = person.id));

-- What is a partnership's own without being about one file is not for its guests.
create policy shut_out_guest on shut_out as restrictive
    using (is_post() or guest_may_see(partnership_id, file_id));
create policy review_application_guest on review_application as restrictive
    using (is_post() or not (select is_guest())
           or exists (select from guest g
                       where g.partnership_id = review_application.partnership_id and g.person_id = acting_person()
                         and g.ended_on is null and g.review_id = review_application.review_id));
create policy meeting_guest on meeting as restrictive
    using (is_post() or not (select is_guest())
           or exists (select from hearing h
                       where h.partnership_id = meeting.partnership_id and h.meeting_id = meeting.id));
create policy message_guest on message as restrictive
    using (is_post() or file_id is not null or recipient_person = acting_person() or not (select is_guest()));
create policy task_guest on task as restrictive
    using (is_post() or file_id is not null or not (select is_guest()));
create policy journal_guest on journal as restrictive
    using (is_post() or file_id is not null or not (select is_guest()));
create policy cover_guest on cover as restrictive
    using (is_post() or not (select is_guest()));
create policy departure_guest on departure as restrictive
    using (not (select is_guest()));
create policy area_contact_guest on area_contact as restrictive
    using (is_post() or not (select is_guest()));
create policy incoming_mail_guest on incoming_mail as restrictive
    using (is_post() or file_id is not null or not (select is_guest()));
create policy api_key_guest on api_key as restrictive
    using (not (select is_guest()));
create policy api_receipt_guest on api_receipt as restrictive
    using (not (select is_guest()));
create policy standing_meeting_guest on standing_meeting as restrictive
    using (not (select is_guest()));
-- A guest's own calendar is read too.
create policy busy_feed_guest on busy_feed as restrictive
    using (not (select is_guest()) or person_id = acting_person());
create policy busy_time_guest on busy_time as restrictive
    using (not (select is_guest())
           or exists (select from busy_feed f
                       where f.partnership_id = busy_time.partnership_id and f.id = busy_time.feed_id));

alter table lead_agency enable row level security;
alter table lead_agency force row level security;
create policy lead_agency_rule on lead_agency
    using (may_see_file(partnership_id, review_id));

alter table review_topics enable row level security;
alter table review_topics force row level security;
create policy review_topics_rule on review_topics
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table hearing_chair enable row level security;
alter table hearing_chair force row level security;
create policy hearing_chair_rule on hearing_chair
    using (may_see_file(partnership_id, review_id));

alter table conflict_declaration enable row level security;
alter table conflict_declaration force row level security;
create policy conflict_declaration_rule on conflict_declaration
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

alter table lead_profile enable row level security;
alter table lead_profile force row level security;
create policy lead_profile_rule on lead_profile
    using (in_partnership(partnership_id) and applicant_of() is null and not (select is_guest()));
