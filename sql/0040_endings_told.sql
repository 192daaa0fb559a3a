-- How decisions and plans reach each applicant of a joint review.

-- Which applicants an action or a recommendation concerns, where it is not all of them; the newest word on each part
-- counts, and every one stays.
create table plan_concern (
    partnership_id uuid not null,
    review_id      uuid not null,
    -- 1, 2, 3 … of the review, as they were said.
    number         integer not null constraint plan_concern_number check (number >= 1),
    -- The id of the action or recommendation.
    part_id        uuid not null,
    said_on        date not null,
    said_by        uuid not null references person (id),
    primary key (partnership_id, review_id, number),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
create index plan_concern_part on plan_concern (partnership_id, part_id, number);
alter table plan_concern enable row level security;
alter table plan_concern force row level security;
create policy plan_concern_rule on plan_concern
    using (in_partnership(partnership_id) and review_id <> all ((select hidden_files())::uuid[])
           or may_see_file(partnership_id, review_id));

create table plan_concerned (
    partnership_id uuid not null,
    review_id      uuid not null,
    number         integer not null,
    application_id uuid not null,
    primary key (partnership_id, review_id, number, application_id),
    foreign key (partnership_id, review_id, number) references plan_concern (partnership_id, review_id, number),
    foreign key (partnership_id, review_id, application_id)
        references review_application (partnership_id, review_id, application_id)
);
alter table plan_concerned enable row level security;
alter table plan_concerned force row level security;
-- An applicant sees that a part concerns them, and not whom else.
create policy plan_concerned_rule on plan_concerned
    using ((in_partnership(partnership_id) and review_id <> all ((select hidden_files())::uuid[])
            or may_see_file(partnership_id, review_id))
           and (applicant_of() is null or application_id = applicant_of()));

-- Whether a part of a plan concerns the applicant who acts.
create function concerns_applicant(partnership uuid, part uuid) returns boolean language sql stable as $$
    select coalesce((select exists (select from plan_concerned d
                                     where d.partnership_id = c.partnership_id and d.review_id = c.review_id
                                       and d.number = c.number and d.application_id = applicant_of())
                       from plan_concern c
                      where c.partnership_id = partnership and c.part_id = part
                      order by c.number desc
                      limit 1), true)
$$;

-- No applicant reads a part that concerns others only.
do $$
declare rule record;
begin
    for rule in select tablename, policyname, qual
                  from pg_policies
                 where schemaname = 'public' and policyname in ('recommendation_rule', 'action_rule')
                 order by tablename
    loop
        execute format(
            'alter policy %I on %I using ((%s) and (applicant_of() is null or concerns_applicant(partnership_id, id)))',
            rule.policyname, rule.tablename, rule.qual);
    end loop;
end $$;

-- What a body answers reaches the applicants once somebody else has read it. Null: not yet, or nothing to read in it.
alter table recommendation
    add column answered_by uuid references person (id),
    add column told_on     date,
    -- The reasons as the applicants are told them.
    add column told_words  text,
    -- Null: an earlier version of the service told them unread.
    add column told_by     uuid references person (id),
    add constraint recommendation_told
        check ((told_on is null) = (told_words is null) and (told_by is null or told_on is not null)
               and (told_on is null or answer_reason is not null));
alter table recommendation no force row level security;
update recommendation set told_on = answered_on, told_words = answer_reason where answer_reason is not null;
alter table recommendation force row level security;
create index recommendation_to_tell on recommendation (partnership_id, review_id)
    where answer_reason is not null and told_on is null;
create index action_to_settle on action (partnership_id, review_id) where state = 'declined' and settled_on is null;

-- Every outcome that a review came to: after it was planned again there is another, and the first stays.
create table review_outcome (
    partnership_id uuid not null,
    review_id      uuid not null,
    turn           integer not null constraint review_outcome_turn check (turn >= 1),
    sent_on        date not null,
    summary        text not null,
    primary key (partnership_id, review_id, turn),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
alter table review no force row level security;
insert into review_outcome (partnership_id, review_id, turn, sent_on, summary)
select partnership_id, id, 1, outcome_sent_on, outcome
  from review
 where outcome_sent_on is not null and outcome is not null;
alter table review force row level security;
alter table review_outcome enable row level security;
alter table review_outcome force row level security;
create policy review_outcome_rule on review_outcome
    using ((in_partnership(partnership_id) and review_id <> all ((select hidden_files())::uuid[])
            or may_see_file(partnership_id, review_id))
           and applicant_of() is null);

-- A case that was passed on and sent back by a review of that decision may be passed on again.
alter table passed_on
    add column turn integer not null default 1 constraint passed_on_turn check (turn >= 1),
    add column sent_back_on date;
alter table passed_on alter column turn drop default;
alter table passed_on drop constraint passed_on_pkey;
alter table passed_on add primary key (partnership_id, application_id, turn);
