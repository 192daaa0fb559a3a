-- Row-level security, from the first table on. The actor is set for each transaction with set_config(name, value, true):
--   casereview.partnership   the tenant; empty: none
--   casereview.person        who is signed in; empty: nobody, or an applicant
--   casereview.role          coordinator, officer, applicant or service
--   casereview.applicant_of  the application whose applicant this is: nothing else is visible
--   casereview.purpose       sign-in, where no partnership is known yet; setup, for the owner who founds one
-- After a transaction such a setting is the empty string, never null: hence nullif.

create function in_partnership(partnership uuid) returns boolean language sql stable as $$
    select partnership = nullif(current_setting('casereview.partnership', true), '')::uuid
$$;

create function is_signing_in() returns boolean language sql stable as $$
    select coalesce(current_setting('casereview.purpose', true), '') = 'sign-in'
$$;

create function is_setting_up() returns boolean language sql stable as $$
    select coalesce(current_setting('casereview.purpose', true), '') = 'setup'
$$;

-- The post sees across partnerships what is due, the outbox and what a letter needs; its grants say which columns.
create function is_post() returns boolean language sql stable as $$
    select current_user = 'casereview_post'
$$;

create function acting_person() returns uuid language sql stable as $$
    select nullif(current_setting('casereview.person', true), '')::uuid
$$;

create function applicant_of() returns uuid language sql stable as $$
    select nullif(current_setting('casereview.applicant_of', true), '')::uuid
$$;

-- Whether addresses and letters to the applicant are for these eyes.
create function may_see_contact() returns boolean language sql stable as $$
    select coalesce(current_setting('casereview.role', true), '') in ('coordinator', 'applicant', 'service')
$$;

alter table review_application enable row level security;
alter table review_application force row level security;
create policy review_application_rule on review_application
    using (is_post() or in_partnership(partnership_id)
           and (applicant_of() is null or application_id = applicant_of()));

alter table shut_out enable row level security;
alter table shut_out force row level security;
create policy shut_out_rule on shut_out
    using (is_post() or in_partnership(partnership_id) and (applicant_of() is null or file_id = applicant_of()));

-- Whether the file is this partnership's, the applicant's own where an applicant asks, and not one that the person is
-- shut out of.
create function may_see_file(partnership uuid, file uuid) returns boolean language sql stable as $$
    select in_partnership(partnership)
       and (applicant_of() is null
            or file = applicant_of()
            or exists (select from review_application r
                        where r.partnership_id = partnership and r.review_id = file
                          and r.application_id = applicant_of()))
       and not exists (select from shut_out s
                        where s.partnership_id = partnership and s.file_id = file
                          and s.person_id = acting_person() and s.lifted_at is null)
$$;

alter table area enable row level security;
alter table area force row level security;
create policy area_rule on area
    using (true);

alter table body enable row level security;
alter table body force row level security;
create policy body_rule on body
    using (true);

alter table partnership enable row level security;
alter table partnership force row level security;
create policy partnership_rule on partnership
    using (true);

alter table partnership_area enable row level security;
alter table partnership_area force row level security;
create policy partnership_area_rule on partnership_area
    using (true);

alter table demonstration enable row level security;
alter table demonstration force row level security;
create policy demonstration_rule on demonstration
    using (true);

alter table instance enable row level security;
alter table instance force row level security;
create policy instance_rule on instance
    using (true);

alter table schema_version enable row level security;
alter table schema_version force row level security;
create policy schema_version_rule on schema_version
    using (true);

alter table person enable row level security;
alter table person force row level security;
create policy person_rule on person
    using (is_post() or is_signing_in() or is_setting_up() or id = acting_person()
           or exists (select from membership m where m.person_id = person.id));

alter table agency enable row level security;
alter table agency force row level security;
create policy agency_rule on agency
    using (is_post() or in_partnership(partnership_id));

alter table agency_area enable row level security;
alter table agency_area force row level security;
create policy agency_area_rule on agency_area
    using (is_post() or in_partnership(partnership_id));

alter table membership enable row level security;
alter table membership force row level security;
create policy membership_rule on membership
    using (is_post() or is_signing_in() or in_partnership(partnership_id) or person_id = acting_person());

alter table procedure_version enable row level security;
alter table procedure_version force row level security;
create policy procedure_version_rule on procedure_version
    using (is_post() or in_partnership(partnership_id));

alter table case_reference enable row level security;
alter table case_reference force row level security;
create policy case_reference_rule on case_reference
    using (is_signing_in() or may_see_file(partnership_id, application_id));

alter table case_file enable row level security;
alter table case_file force row level security;
create policy case_file_rule on case_file
    using (is_post() or may_see_file(partnership_id, id));

alter table application enable row level security;
alter table application force row level security;
create policy application_rule on application
    using (is_post() or may_see_file(partnership_id, id));

alter table applicant enable row level security;
alter table applicant force row level security;
create policy applicant_rule on applicant
    using (is_post() or may_see_file(partnership_id, application_id));

alter table applicant_contact enable row level security;
alter table applicant_contact force row level security;
create policy applicant_contact_rule on applicant_contact
    using (is_post() or may_see_file(partnership_id, application_id) and may_see_contact());

alter table report enable row level security;
alter table report force row level security;
create policy report_rule on report
    using (may_see_file(partnership_id, application_id));

alter table information_request enable row level security;
alter table information_request force row level security;
create policy information_request_rule on information_request
    using (may_see_file(partnership_id, application_id));

alter table threshold_decision enable row level security;
alter table threshold_decision force row level security;
create policy threshold_decision_rule on threshold_decision
    using (may_see_file(partnership_id, application_id));

alter table threshold_decision_body enable row level security;
alter table threshold_decision_body force row level security;
create policy threshold_decision_body_rule on threshold_decision_body
    using (may_see_file(partnership_id, application_id));

alter table review enable row level security;
alter table review force row level security;
create policy review_rule on review
    using (is_post() or may_see_file(partnership_id, id));

alter table meeting enable row level security;
alter table meeting force row level security;
create policy meeting_rule on meeting
    using (is_post() or in_partnership(partnership_id)
           and (applicant_of() is null or exists (select from hearing h
                                                   where h.partnership_id = meeting.partnership_id
                                                     and h.meeting_id = meeting.id)));

alter table hearing enable row level security;
alter table hearing force row level security;
create policy hearing_rule on hearing
    using (is_post() or may_see_file(partnership_id, review_id));

alter table hearing_invitee enable row level security;
alter table hearing_invitee force row level security;
create policy hearing_invitee_rule on hearing_invitee
    using (may_see_file(partnership_id, review_id));

alter table hearing_attendance enable row level security;
alter table hearing_attendance force row level security;
create policy hearing_attendance_rule on hearing_attendance
    using (may_see_file(partnership_id, review_id));

alter table lead_officer enable row level security;
alter table lead_officer force row level security;
create policy lead_officer_rule on lead_officer
    using (may_see_file(partnership_id, review_id));

alter table recommendation enable row level security;
alter table recommendation force row level security;
create policy recommendation_rule on recommendation
    using (may_see_file(partnership_id, review_id));

alter table action enable row level security;
alter table action force row level security;
create policy action_rule on action
    using (is_post() or may_see_file(partnership_id, review_id));

alter table plan_answer enable row level security;
alter table plan_answer force row level security;
create policy plan_answer_rule on plan_answer
    using (may_see_file(partnership_id, review_id)
           and (applicant_of() is null or application_id = applicant_of()));

alter table deadline enable row level security;
alter table deadline force row level security;
create policy deadline_rule on deadline
    using (is_post() or may_see_file(partnership_id, file_id));

alter table deadline_rung enable row level security;
alter table deadline_rung force row level security;
create policy deadline_rung_rule on deadline_rung
    using (is_post() or exists (select from deadline d
                              where d.partnership_id = deadline_rung.partnership_id
                                and d.id = deadline_rung.deadline_id));

alter table message enable row level security;
alter table message force row level security;
create policy message_rule on message
    using (is_post() or (case when file_id is null then in_partnership(partnership_id)
                            else may_see_file(partnership_id, file_id) end)
           and (recipient_kind <> 'applicant' or may_see_contact())
           and (applicant_of() is null or recipient_application = applicant_of()
                or current_setting('casereview.role', true) = 'service')
           -- A code that signs somebody in is for no other person's eyes.
           and (kind <> 'sign-in-code' or current_setting('casereview.role', true) = 'service'));

alter table delivery_attempt enable row level security;
alter table delivery_attempt force row level security;
create policy delivery_attempt_rule on delivery_attempt
    using (is_post() or exists (select from message m
                              where m.partnership_id = delivery_attempt.partnership_id
                                and m.id = delivery_attempt.message_id));

alter table occurrence enable row level security;
alter table occurrence force row level security;
create policy occurrence_rule on occurrence
    using (is_post() or exists (select from deadline d
                              where d.partnership_id = occurrence.partnership_id
                                and d.id = occurrence.deadline_id));

alter table task enable row level security;
alter table task force row level security;
create policy task_rule on task
    using (is_post() or applicant_of() is null
           and (case when file_id is null then in_partnership(partnership_id)
                else may_see_file(partnership_id, file_id) end));

alter table journal_head enable row level security;
alter table journal_head force row level security;
create policy journal_head_rule on journal_head
    using (is_post() or in_partnership(partnership_id));

alter table journal enable row level security;
alter table journal force row level security;
create policy journal_rule on journal
    using (is_post() or (case when file_id is null then in_partnership(partnership_id)
                            else may_see_file(partnership_id, file_id) end));

alter table journal_content enable row level security;
alter table journal_content force row level security;
create policy journal_content_rule on journal_content
    using (is_post() or exists (select from journal j
                              where j.partnership_id = journal_content.partnership_id
                                and j.seq = journal_content.seq));

alter table sign_in_code enable row level security;
alter table sign_in_code force row level security;
create policy sign_in_code_rule on sign_in_code
    using (is_signing_in());

alter table session enable row level security;
alter table session force row level security;
create policy session_rule on session
    using (is_signing_in());

alter table link enable row level security;
alter table link force row level security;
create policy link_rule on link
    using (is_signing_in() or is_setting_up() or is_post());

alter table draft enable row level security;
alter table draft force row level security;
create policy draft_rule on draft
    using (is_signing_in());
