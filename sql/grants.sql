-- What the two login roles of the service may do. Applied after every migration, where the roles exist: they own
-- nothing, and neither may delete from, rewrite or truncate what has been recorded.

-- What an earlier version granted goes first.
revoke all on all tables in schema public from public, casereview_serve, casereview_post;
revoke all on all functions in schema public from public, casereview_serve, casereview_post;
-- A temporary table would outlive the transaction of its tenant.
do $$ begin
    execute format('revoke create, temporary on database %I from public', current_database());
end $$;
grant usage on schema public to casereview_serve, casereview_post;
grant execute on function
    in_partnership(uuid), is_signing_in(), is_setting_up(), is_post(), acting_person(), applicant_of(),
    may_see_contact(), may_see_file(uuid, uuid), shut_out_of_review(), sending_place()
    to casereview_serve, casereview_post;
grant execute on function is_guest(), guest_may_see(uuid, uuid), hidden_files()
    to casereview_serve, casereview_post;
grant execute on function may_read_equality(uuid) to casereview_serve, casereview_post;

-- The service: reads its tenant, adds, and changes what can change.
grant select on all tables in schema public to casereview_serve;
grant insert on
    case_file, shut_out, case_reference, application, applicant, applicant_contact, report, information_request,
    threshold_decision_turn, threshold_decision_body, review, review_application, meeting, hearing, hearing_invitee,
    hearing_attendance, lead_officer, recommendation, action, plan_answer, deadline, deadline_rung, message, task,
    journal, journal_content, journal_head, sign_in_code, session, draft, danger_reading, danger_referral,
    application_place, area_choice, area_contact, passed_on, received_from, local_policing_body, oversight_setting
    to casereview_serve;
grant insert on threshold_decision_person, threshold_decision_conflict, decision_record to casereview_serve;
grant update on
    application, information_request, review, meeting, hearing, lead_officer, recommendation, action, plan_answer,
    deadline, message, task, journal_head, sign_in_code, session, draft, demonstration
    to casereview_serve;
grant insert on report_correction to casereview_serve;
grant insert on safe_contact, paper_code, paper_code_try to casereview_serve;
grant update (expires_at) on paper_code to casereview_serve;
grant insert on calendar_event, calendar_feed to casereview_serve;
grant update (sequence) on calendar_event to casereview_serve;
grant update (ended_at) on calendar_feed to casereview_serve;
grant update (lifted_by, lifted_at) on shut_out to casereview_serve;
grant update (valid_until) on area_contact, local_policing_body to casereview_serve;
grant delete on hearing_invitee, draft to casereview_serve;

grant insert on
    decision_review_papers, decision_review_hearer, decision_review_conclusion, outcome_draft, outcome_reading,
    outcome_told, review_closing, review_closing_despite, review_reopening, review_leaving, lesson
    to casereview_serve;
grant insert on kept_calendar, decision_review to casereview_serve;
grant update on kept_calendar to casereview_serve;
grant update (fires_at) on deadline_rung to casereview_serve;

grant insert on api_key, api_receipt to casereview_serve;
grant update (used_at, ended_at, ended_by) on api_key to casereview_serve;

-- The post: what is due, the outbox, and what a letter needs.
grant select on
    schema_version, partnership, area, agency, membership, shut_out, review_application, deadline, deadline_rung,
    occurrence, message, delivery_attempt, task, journal_head, sending, demonstration
    to casereview_post;
grant select (id, name, email, disabled_at) on person to casereview_post;
grant select (partnership_id, id, reference, area_code, stage) on application to casereview_post;
grant select (partnership_id, application_id, name) on applicant to casereview_post;
grant select (partnership_id, application_id, email, telephone, address) on applicant_contact to casereview_post;
grant select
    (partnership_id, application_id, version, off, email, text_number, postal, call_number, way_order, times, voicemail,
     neutral, language, format, barred)
    on safe_contact to casereview_post;
grant select (partnership_id, id, body, email) on area_contact to casereview_post;
grant select (partnership_id, id, outside, outside_email, outside_address) on information_request to casereview_post;
grant select (partnership_id, id, outside_name, outside_email, outside_address) on recommendation to casereview_post;
grant select (partnership_id, seq, file_id) on journal to casereview_post;
grant insert on
    occurrence, message, delivery_attempt, task, journal, journal_content, journal_head, sending
    to casereview_post;
-- Links of its own making open no session: the column that would is not its to write.
grant insert (token, person_id, mailbox, path, expires_at) on link to casereview_post;
grant select (partnership_id, file_id, recipient_id, uid, sequence) on calendar_event to casereview_post;
grant update on deadline_rung, message, delivery_attempt, journal_head to casereview_post;
grant select, insert on delivery_report to casereview_post;

-- What comes back.
grant insert on message_event to casereview_serve;
grant select, insert on message_event to casereview_post;
grant insert on incoming_mail to casereview_post;
grant select (partnership_id, id, digest) on incoming_mail to casereview_post;
grant select, insert, update on invitation_answer to casereview_post;
grant select (return_key) on instance to casereview_post;

-- People who come, cover for each other and leave.
grant insert on person, membership, cover, departure, left_open, agency_reference to casereview_serve;
grant update (email) on person to casereview_serve;
grant update (agency_id, point_of_contact, valid_from, valid_until) on membership to casereview_serve;
grant update (ended_on, ended_by) on cover to casereview_serve;
grant update (carried_out_at) on departure to casereview_serve;
grant update (named_person, named_by, named_at) on left_open to casereview_serve;
grant update (reference, entered_by, entered_on) on agency_reference to casereview_serve;
grant update (expires_at) on link to casereview_serve;
grant select on cover, agency_reference to casereview_post;

-- What bodies answer, and what people said of it.
grant insert on information_answer, information_entry, information_follow_up, entry_comparison to casereview_serve;
grant update (rest_by) on information_answer to casereview_serve;

-- What applicants say on the way, and what is answered.
grant insert on something_new, applicant_remark, applicant_remark_answer to casereview_serve;

-- Meetings.
grant insert, update on meeting_room, standing_meeting to casereview_serve;
grant insert, update on invitation_answer to casereview_serve;
grant select (number) on calendar_event to casereview_post;

-- The record of a meeting, and what is being written of one.
grant insert on
    hearing_account, hearing_presence, hearing_part, hearing_view, hearing_correction, hearing_draft
    to casereview_serve;
grant update (version, names, contents, saved_at), delete on hearing_draft to casereview_serve;

-- The panel's pack, and the applicant's part in the meeting.
grant insert on
    applicant_part, attendance_choice, other_side, applicant_statement, panel_question, pack_hidden_name, panel_pack,
    panel_pack_case, pack_reading
    to casereview_serve;
grant update (invited, reasons, decided_on, decided_by, starts_after, minutes, waiting_room, link, chair_at, chair_place)
    on applicant_part to casereview_serve;
grant update (comes, starts_after, minutes, waiting_room, link, entered_on, entered_by) on other_side
    to casereview_serve;
grant update (settled, settled_at, settled_by) on panel_question to casereview_serve;
grant update (is_hidden, changed_at, changed_by) on pack_hidden_name to casereview_serve;
grant update (last_at, times) on pack_reading to casereview_serve;

-- Who chairs and who leads.
grant insert on lead_agency, review_topics, hearing_chair, conflict_declaration, lead_profile, guest
    to casereview_serve;
grant update (deputy_id, passed_on, passed_because) on hearing_chair to casereview_serve;
grant update on lead_profile to casereview_serve;
grant update (ended_on, ended_by) on guest to casereview_serve;
grant update (lifted_because) on shut_out to casereview_serve;
grant select on guest, review_leaving to casereview_post;

-- When people could come to a meeting.
grant insert on
    availability_poll, availability_slot, availability_asked, availability_reply, meeting_preference, busy_feed,
    busy_time
    to casereview_serve;
grant update (last_day, minutes, ended_on, ended_because) on availability_poll to casereview_serve;
grant update (is_dropped) on availability_slot to casereview_serve;
grant update (comment, answered_at, entered_by, said_by) on availability_asked to casereview_serve;
grant update (reply) on availability_reply to casereview_serve;
grant update (suits, cannot, away_from, away_until, manner, notice_days, note, given_on) on meeting_preference
    to casereview_serve;
grant update (ended_at, next_at, tried_at, read_at, fault, notes, address) on busy_feed to casereview_serve;
grant delete on busy_time to casereview_serve;

-- Figures: what they are counted from, what was published, what applicants say.
grant insert on
    review_told, publication, publication_reminder, feedback, equality_answer, equality_reader
    to casereview_serve;
grant update (ended_at, ended_by) on equality_reader to casereview_serve;

-- Recommendations and actions followed until they are done, risk and support.
grant insert on
    action_update, action_telling, recommendation_late_answer, risk_plan, risk_plan_line, support_offer
    to casereview_serve;
grant update (message_id) on action_telling to casereview_serve;
grant update (taken_up, answered_on, answer_words, answered_by) on support_offer to casereview_serve;

-- Addresses compared as the rules compare them, and who comes to a meeting.
grant execute on function folded_address(text) to casereview_serve, casereview_post;
grant select (partnership_id, review_id, number, application_id, turn, heard) on attendance_choice to casereview_post;

-- What keeps an applicant informed.
grant execute on function mark_word(), mark_word_of_review(), mark_word_of_task(), mark_word_of_file()
    to casereview_serve, casereview_post;
grant insert on informed_wish, word_given, case_contact, case_contact_now, word_mark, plan_consultation,
    plan_consultation_part to casereview_serve;
grant update (holder_id, person_id, agency_id, reach, since) on case_contact_now to casereview_serve;
grant delete on word_mark to casereview_serve;
grant select (partnership_id, application_id, person_id, agency_id, reach) on case_contact_now to casereview_post;
grant insert on word_mark to casereview_post;

-- Whom a plan concerns, and every outcome that was told.
grant insert on plan_concern, plan_concerned, review_outcome to casereview_serve;
grant update (sent_back_on) on passed_on to casereview_serve;
grant execute on function concerns_applicant(uuid, uuid) to casereview_serve, casereview_post;
