-- Pages that take as long in a large database as in a small one.

-- By what an applicant, or the person they act for, is recognised when they apply again. A column of its own, because
-- beneath row-level security an index serves only comparisons that PostgreSQL knows to give nothing away, and lower() is
-- not among them.
alter table applicant
    add column known_as text generated always as (lower(trim(coalesce(on_behalf_of, name)))) stored;
create index applicant_known_as on applicant (partnership_id, known_as);

-- The rules of 0034 for the tables that came after it: what somebody may not see is found once a query.
do $$
declare rule record;
begin
    for rule in select tablename, policyname, qual
                  from pg_policies
                 where schemaname = 'public' and qual like '%may_see_file(%' and qual not like '%hidden_files(%'
                 order by tablename, policyname
    loop
        execute format(
            'alter policy %I on %I using (%s)', rule.policyname, rule.tablename,
            regexp_replace(
                rule.qual, 'may_see_file\(([a-z_.]+), ([a-z_.]+)\)',
                '(in_partnership(\1) and \2 <> all ((select hidden_files())::uuid[]) or may_see_file(\1, \2))', 'g'));
    end loop;
end $$;

-- Who left a review reads nothing of it any more, and no guest of it reads their file. The rule of review_leaving asks
-- for no file itself, since the question for a file asks it.
alter policy review_leaving_rule on review_leaving
    using (in_partnership(partnership_id) and (applicant_of() is null or application_id = applicant_of()));
create or replace function guest_may_see(partnership uuid, file uuid) returns boolean language sql stable as $$
    select acting_person() is null
        or coalesce((select bool_or(g.review_id = file
                                    or exists (select from review_application r
                                                where r.partnership_id = partnership and r.review_id = g.review_id
                                                  and r.application_id = file)
                                       and not exists (select from review_leaving l
                                                        where l.partnership_id = partnership
                                                          and l.review_id = g.review_id and l.application_id = file))
                       from guest g
                      where g.partnership_id = partnership and g.person_id = acting_person()
                        and g.ended_on is null), true)
$$;
create or replace function may_see_file(partnership uuid, file uuid) returns boolean language sql stable as $$
    select in_partnership(partnership)
       and (applicant_of() is null
            or file = applicant_of()
            or exists (select from review_application r
                        where r.partnership_id = partnership and r.review_id = file
                          and r.application_id = applicant_of())
               and not exists (select from review_leaving l
                                where l.partnership_id = partnership and l.review_id = file
                                  and l.application_id = applicant_of()))
       and (acting_person() is null
            or not exists (select from shut_out s
                            where s.partnership_id = partnership and s.file_id = file
                              and s.person_id = acting_person() and s.lifted_at is null)
               and coalesce((select bool_or(g.review_id = file
                                            or exists (select from review_application r
                                                        where r.partnership_id = partnership
                                                          and r.review_id = g.review_id and r.application_id = file)
                                               and not exists (select from review_leaving l
                                                                where l.partnership_id = partnership
                                                                  and l.review_id = g.review_id
                                                                  and l.application_id = file))
                               from guest g
                              where g.partnership_id = partnership and g.person_id = acting_person()
                                and g.ended_on is null), true))
$$;

-- What pages look up.
create index information_answer_of_application on information_answer (partnership_id, application_id, request_id, number);
create index meeting_start on meeting (partnership_id, starts_at);
