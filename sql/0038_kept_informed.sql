-- What keeps an applicant informed: how often they hear, word that was given, the point of contact with a cover, and
-- what they were asked about the draft plan.

-- How an applicant wishes to be kept informed, in versions: the newest holds. It is only ever added to.
create table informed_wish (
    partnership_id uuid not null,
    application_id uuid not null,
    version        integer not null constraint informed_wish_version check (version >= 1),
    -- Working days from one word to the next; null: as the procedure has it.
    working_days   integer constraint informed_wish_working_days check (working_days between 1 and 40),
    -- By what they like to have news, where that is safe; null: as everything reaches them.
    way            text constraint informed_wish_way check (way in ('email', 'text', 'letter', 'call')),
    -- Anything else, in their words.
    words          text not null,
    -- null: the applicant.
    said_by        uuid references person (id),
    said_at        timestamptz not null,
    primary key (partnership_id, application_id, version),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table informed_wish enable row level security;
alter table informed_wish force row level security;
create policy informed_wish_rule on informed_wish
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));

-- Word that an applicant was given otherwise than by a message of the service.
create table word_given (
    partnership_id uuid not null,
    application_id uuid not null,
    -- 1, 2, 3 … in the order in which it was noted.
    number         integer not null,
    given_on       date not null,
    way            text not null constraint word_given_way check (way in ('email', 'text', 'letter', 'call', 'in-person')),
    words          text not null,
    noted_by       uuid not null references person (id),
    noted_at       timestamptz not null,
    primary key (partnership_id, application_id, number),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table word_given enable row level security;
alter table word_given force row level security;
create policy word_given_rule on word_given
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));

-- Who is the applicant's point of contact, in turns: the newest holds. It is only ever added to.
create table case_contact (
    partnership_id uuid not null,
    application_id uuid not null,
    turn           integer not null constraint case_contact_turn check (turn >= 1),
    person_id      uuid not null references person (id),
    cover_id       uuid references person (id),
    -- How to reach them beside the mailbox of their agency; empty for nothing.
    reach          text not null,
    -- null: the service, which takes whoever handles the case, or the cover of somebody who left.
    chosen_by      uuid references person (id),
    chosen_on      date not null,
    primary key (partnership_id, application_id, turn),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint case_contact_another check (cover_id <> person_id)
);
alter table case_contact enable row level security;
alter table case_contact force row level security;
create policy case_contact_rule on case_contact
    using (in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));

-- Whom the applicant reaches now: the point of contact, or who stands in. Letters name them.
create table case_contact_now (
    partnership_id uuid not null,
    application_id uuid not null,
    -- The point of contact by the newest turn.
    holder_id      uuid not null references person (id),
    -- null: nobody; letters name the point of contact of the partnership.
    person_id      uuid references person (id),
    agency_id      uuid,
    reach          text not null,
    since          date not null,
    primary key (partnership_id, application_id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint case_contact_now_agency check ((person_id is null) = (agency_id is null))
);
create index case_contact_now_holder on case_contact_now (partnership_id, holder_id);
create index case_contact_now_stand_in on case_contact_now (partnership_id) where person_id is distinct from holder_id;
alter table case_contact_now enable row level security;
alter table case_contact_now force row level security;
create policy case_contact_now_rule on case_contact_now
    using (is_post()
           or in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id));

-- Applications in which something happened that may begin or end the time to the next word. They are looked at one by
-- one and the marks taken away. Nothing is ever changed in it, so that those who deliver messages never wait for each
-- other.
create table word_mark (
    partnership_id uuid not null,
    seq            bigint generated always as identity,
    application_id uuid not null,
    primary key (partnership_id, seq)
);
alter table word_mark enable row level security;
alter table word_mark force row level security;
-- Whoever shuts themselves out of a case leaves a mark in it.
create policy word_mark_rule on word_mark
    using (is_post()
           or in_partnership(partnership_id) and application_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, application_id))
    with check (is_post()
                or in_partnership(partnership_id) and (applicant_of() is null or application_id = applicant_of()));
create index word_mark_application on word_mark (partnership_id, application_id);

create function mark_word() returns trigger language plpgsql as $$
begin
    insert into word_mark (partnership_id, application_id)
    values (new.partnership_id, (to_jsonb(new) ->> tg_argv[0])::uuid);
    return null;
end $$;

create function mark_word_of_review() returns trigger language plpgsql as $$
begin
    insert into word_mark (partnership_id, application_id)
    select r.partnership_id, r.application_id
      from review_application r
     where r.partnership_id = new.partnership_id and r.review_id = new.id;
    return null;
end $$;

create function mark_word_of_task() returns trigger language plpgsql as $$
begin
    insert into word_mark (partnership_id, application_id)
    select m.partnership_id, m.recipient_application
      from message m
     where m.partnership_id = new.partnership_id and m.id = new.message_id and m.recipient_application is not null;
    return null;
end $$;

-- Before the row is there: from then on whoever acts may not see the case.
create function mark_word_of_file() returns trigger language plpgsql as $$
begin
    insert into word_mark (partnership_id, application_id)
    select new.partnership_id, n.application_id
      from case_contact_now n
     where n.partnership_id = new.partnership_id and n.application_id = new.file_id;
    return new;
end $$;

create trigger word_of_shut_out before insert on shut_out
    for each row execute function mark_word_of_file();
create trigger word_of_application after insert on application
    for each row execute function mark_word('id');
create trigger word_of_stage after update of stage on application
    for each row when (new.stage is distinct from old.stage) execute function mark_word('id');
-- Whoever does these handles the case.
create trigger word_of_danger_reading after insert on danger_reading
    for each row execute function mark_word('application_id');
create trigger word_of_request after insert on information_request
    for each row execute function mark_word('application_id');
create trigger word_of_review after update of stage on review
    for each row when (new.stage is distinct from old.stage) execute function mark_word_of_review();
create trigger word_of_hearing after insert on review_application
    for each row execute function mark_word('application_id');
create trigger word_of_message after update of state on message
    for each row when (new.state = 'accepted' and old.state <> 'accepted' and new.recipient_application is not null
                       and new.kind <> 'sign-in-code') execute function mark_word('recipient_application');
create trigger word_of_task after update of done_on on task
    for each row when (new.done_on is not null and old.done_on is null and new.message_id is not null)
    execute function mark_word_of_task();

-- Cases that are open already: the first word is due from now on.
alter table application no force row level security;
alter table review no force row level security;
alter table review_application no force row level security;
alter table word_mark no force row level security;
insert into word_mark (partnership_id, application_id)
select a.partnership_id, a.id
  from application a
  left join review_application r on r.partnership_id = a.partnership_id and r.application_id = a.id
  left join review v on v.partnership_id = r.partnership_id and v.id = r.review_id
 where a.stage in ('received', 'acknowledged', 'gathering') or a.stage = 'decided' and v.stage <> 'closed';
alter table application force row level security;
alter table review force row level security;
alter table review_application force row level security;
alter table word_mark force row level security;

-- What was sent to the applicants as the draft plan, each time.
create table plan_consultation (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null constraint plan_consultation_turn check (turn >= 1),
    shared_on      date not null,
    -- The last day to answer.
    until_on       date not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
alter table plan_consultation enable row level security;
alter table plan_consultation force row level security;
create policy plan_consultation_rule on plan_consultation
    using (in_partnership(partnership_id) and review_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, review_id));

-- What each applicant was sent of it: the parts that concerned them then.
create table plan_consultation_part (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null,
    application_id uuid not null,
    -- 1, 2, 3 … of the plan.
    number         integer not null constraint plan_consultation_part_number check (number >= 1),
    -- The id of the action or recommendation, and the line that was told.
    part_id        uuid not null,
    line           text not null,
    primary key (partnership_id, review_id, turn, application_id, number),
    foreign key (partnership_id, review_id, turn) references plan_consultation (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);
alter table plan_consultation_part enable row level security;
alter table plan_consultation_part force row level security;
create policy plan_consultation_part_rule on plan_consultation_part
    using ((in_partnership(partnership_id) and review_id <> all ((select hidden_files())::uuid[])
            or may_see_file(partnership_id, review_id))
           and (applicant_of() is null or application_id = applicant_of()));

-- Every answer stays: a later one stands beside the earlier.
alter table plan_answer add column turn integer not null default 1 constraint plan_answer_turn check (turn >= 1);
alter table plan_answer alter column turn drop default;
-- The draft that it answers; 0: one of which the sending was not kept.
alter table plan_answer add column draft integer not null default 0 constraint plan_answer_draft check (draft >= 0);
alter table plan_answer alter column draft drop default;
alter table plan_answer drop constraint plan_answer_pkey;
alter table plan_answer add primary key (partnership_id, review_id, application_id, turn);
