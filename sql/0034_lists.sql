-- Lists that stay as fast in a large database as in a small one.

-- What a person may not see is found once a query and not for every row: may_see_file reads tables, so that PostgreSQL
-- cannot make it a part of the query, and a hundred thousand rows would be a hundred thousand small queries.
create index shut_out_of_person on shut_out (partnership_id, person_id) where lifted_at is null;

-- The files of the partnership that whoever acts is shut out of; null for applicants and guests, who see what is theirs
-- and nothing else.
create function hidden_files() returns uuid[] language sql stable as $$
    select case
               when applicant_of() is not null then null
               when acting_person() is null then '{}'::uuid[]
               when exists (select from guest g
                             where g.person_id = acting_person() and in_partnership(g.partnership_id)
                               and g.ended_on is null) then null
               else coalesce((select array_agg(s.file_id)
                                from shut_out s
                               where s.person_id = acting_person() and in_partnership(s.partnership_id)
                                 and s.lifted_at is null), '{}'::uuid[])
           end
$$;

-- Every rule that asks for a file asks first whether it is among those. Where that does not say yes, the rule is what it
-- was.
do $$
declare rule record;
begin
    for rule in select tablename, policyname, qual
                  from pg_policies
                 where schemaname = 'public' and qual like '%may_see_file(%'
                 order by tablename, policyname
    loop
        execute format(
            'alter policy %I on %I using (%s)', rule.policyname, rule.tablename,
            regexp_replace(
                rule.qual, 'may_see_file\(([a-z_.]+), ([a-z_.]+)\)',
                '(in_partnership(\1) and \2 <> all ((select hidden_files())::uuid[]) or may_see_file(\1, \2))', 'g'));
    end loop;
end $$;

-- What lists are found by.
create index deadline_open_of_agency on deadline (partnership_id, owner_agency_id, due_on) where state = 'open';
create index application_newest on application (partnership_id, received_on, recorded_at);
create index application_open on application (partnership_id, received_on)
    where stage in ('received', 'acknowledged', 'gathering');
create index application_of_area on application (partnership_id, area_code, received_on);
create index review_open on review (partnership_id, opened_on) where stage <> 'closed';
create index review_outcome_sent on review (partnership_id, outcome_sent_on) where outcome_sent_on is not null;
create index threshold_decision_day on threshold_decision (partnership_id, decided_on);
create index information_request_application on information_request (partnership_id, application_id);
create index information_answer_to_see_to on information_answer (partnership_id, answered_on)
    where kind = 'refused' or came_after is not null or corrects is not null;
create index recommendation_review on recommendation (partnership_id, review_id);
create index action_review on action (partnership_id, review_id);
create index message_newest on message (partnership_id, created_at);
