-- The schema after every migration, for reading. Made by Tests/Support/dump-schema; a test compares.

CREATE FUNCTION public.acting_person() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('casereview.person', true), '')::uuid
$$;

CREATE FUNCTION public.applicant_of() RETURNS uuid
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('casereview.applicant_of', true), '')::uuid
$$;

CREATE FUNCTION public.concerns_applicant(partnership uuid, part uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce((select exists (select from plan_concerned d
                                     where d.partnership_id = c.partnership_id and d.review_id = c.review_id
                                       and d.number = c.number and d.application_id = applicant_of())
                       from plan_concern c
                      where c.partnership_id = partnership and c.part_id = part
                      order by c.number desc
                      limit 1), true)
$$;

CREATE FUNCTION public.folded_address(address text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $_$
    select case
               when plain.address like '%@%' then regexp_replace(plain.address, '^([^+]*)\+.*(@[^@]*)$', '\1\2')
               when kept.address ~ '[^0-9]' then kept.address
               when kept.address like '0044%' and length(kept.address) > 10
                   then '0' || ltrim(substr(kept.address, 5), '0')
               when kept.address like '44%' and length(kept.address) > 10
                   then '0' || ltrim(substr(kept.address, 3), '0')
               else kept.address
           end
      from (select lower(regexp_replace(folded_address.address, '[\u0001-\u0020]', '', 'g') collate "C") as address)
           as plain
     cross join lateral (
            select regexp_replace(plain.address, '[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]', '', 'g')
                   as address) as kept
$_$;

CREATE FUNCTION public.guest_may_see(partnership uuid, file uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION public.hidden_files() RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION public.in_partnership(partnership uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select partnership = nullif(current_setting('casereview.partnership', true), '')::uuid
$$;

CREATE FUNCTION public.is_guest() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select exists (select from guest g
                    where g.person_id = acting_person() and in_partnership(g.partnership_id) and g.ended_on is null)
$$;

CREATE FUNCTION public.is_post() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select case current_user when 'casereview_post' then true else false end
$$;

CREATE FUNCTION public.is_setting_up() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce(current_setting('casereview.purpose', true), '') = 'setup'
$$;

CREATE FUNCTION public.is_signing_in() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce(current_setting('casereview.purpose', true), '') = 'sign-in'
$$;

CREATE FUNCTION public.kept_for_good() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'What a decision was made on is kept as it was.'
        using errcode = 'integrity_constraint_violation', constraint = 'kept_for_good';
end $$;

CREATE FUNCTION public.mark_word() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into word_mark (partnership_id, application_id)
    values (new.partnership_id, (to_jsonb(new) ->> tg_argv[0])::uuid);
    return null;
end $$;

CREATE FUNCTION public.mark_word_of_file() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into word_mark (partnership_id, application_id)
    select new.partnership_id, n.application_id
      from case_contact_now n
     where n.partnership_id = new.partnership_id and n.application_id = new.file_id;
    return new;
end $$;

CREATE FUNCTION public.mark_word_of_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into word_mark (partnership_id, application_id)
    select r.partnership_id, r.application_id
      from review_application r
     where r.partnership_id = new.partnership_id and r.review_id = new.id;
    return null;
end $$;

CREATE FUNCTION public.mark_word_of_task() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into word_mark (partnership_id, application_id)
    select m.partnership_id, m.recipient_application
      from message m
     where m.partnership_id = new.partnership_id and m.id = new.message_id and m.recipient_application is not null;
    return null;
end $$;

CREATE FUNCTION public.may_read_equality(partnership uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select exists (select from equality_reader r
                    where r.partnership_id = partnership and r.person_id = acting_person() and r.ended_at is null)
$$;

CREATE FUNCTION public.may_see_contact() RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce(current_setting('casereview.role', true), '') in ('coordinator', 'applicant', 'service')
$$;

CREATE FUNCTION public.may_see_file(partnership uuid, file uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
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

CREATE FUNCTION public.sending_place(OUT system_identifier bigint, OUT database_oid oid, OUT timeline bigint, OUT recovery_target text) RETURNS record
    LANGUAGE sql STABLE
    AS $$
    select (pg_control_system()).system_identifier,
           (select d.oid from pg_database d where d.datname = current_database()),
           case when not pg_is_in_recovery()
                then ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint end,
           concat_ws(' ', nullif(current_setting('recovery_target'), ''),
                     nullif(current_setting('recovery_target_lsn'), ''),
                     nullif(current_setting('recovery_target_name'), ''),
                     nullif(current_setting('recovery_target_time'), ''),
                     nullif(current_setting('recovery_target_xid'), ''))
$$;

CREATE FUNCTION public.shut_out_of_review() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into shut_out (partnership_id, file_id, person_id, named_by, named_at, reason)
    select s.partnership_id, new.review_id, s.person_id, s.named_by, s.named_at, s.reason
      from shut_out s
     where s.partnership_id = new.partnership_id and s.file_id = new.application_id and s.lifted_at is null
        on conflict do nothing;
    return null;
end $$;

CREATE TABLE public.action (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    text text NOT NULL,
    done_when text NOT NULL,
    due date NOT NULL,
    state text NOT NULL,
    state_on date,
    state_note text,
    catalogue text,
    review_on date,
    power_reason text,
    set_on date,
    state_reference text DEFAULT ''::text NOT NULL,
    tell_first text DEFAULT 'not-needed'::text NOT NULL,
    tell_on date,
    tell_words text,
    tell_named text,
    tell_by uuid,
    settled_on date,
    settled_by uuid,
    settled_because text,
    settled_anew uuid,
    CONSTRAINT action_note CHECK (((state = ANY (ARRAY['offered'::text, 'accepted'::text])) OR (state_note IS NOT NULL))),
    CONSTRAINT action_on CHECK (((state = 'offered'::text) = (state_on IS NULL))),
    CONSTRAINT action_settled CHECK (((num_nulls(settled_on, settled_by, settled_because) = ANY (ARRAY[0, 3])) AND ((settled_anew IS NULL) OR (settled_on IS NOT NULL)))),
    CONSTRAINT action_state CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'done'::text]))),
    CONSTRAINT action_tell_first CHECK ((tell_first = ANY (ARRAY['not-needed'::text, 'needed'::text, 'asked'::text, 'told'::text, 'waived'::text]))),
    CONSTRAINT action_told_first CHECK (
CASE tell_first
    WHEN 'not-needed'::text THEN (num_nonnulls(tell_on, tell_words, tell_named, tell_by) = 0)
    WHEN 'needed'::text THEN (num_nonnulls(tell_on, tell_words, tell_named, tell_by) = 0)
    WHEN 'asked'::text THEN ((tell_on IS NOT NULL) AND (num_nonnulls(tell_words, tell_named, tell_by) = 0))
    WHEN 'told'::text THEN ((num_nulls(tell_on, tell_words, tell_by) = 0) AND (tell_named IS NULL))
    ELSE (num_nulls(tell_on, tell_words, tell_named, tell_by) = 0)
END)
);

ALTER TABLE ONLY public.action FORCE ROW LEVEL SECURITY;

CREATE TABLE public.action_telling (
    partnership_id uuid NOT NULL,
    action_id uuid NOT NULL,
    application_id uuid NOT NULL,
    message_id uuid NOT NULL
);

ALTER TABLE ONLY public.action_telling FORCE ROW LEVEL SECURITY;

CREATE TABLE public.action_update (
    partnership_id uuid NOT NULL,
    action_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    said_on date NOT NULL,
    said_by uuid NOT NULL,
    time_from date,
    time_to date,
    state text,
    state_on date,
    reference text NOT NULL,
    CONSTRAINT action_update_kind CHECK ((kind = ANY (ARRAY['word'::text, 'asks-time'::text, 'refuses-time'::text, 'late'::text]))),
    CONSTRAINT action_update_late CHECK (((kind = 'late'::text) OR (num_nonnulls(state, state_on) = 0))),
    CONSTRAINT action_update_state CHECK ((state = ANY (ARRAY['accepted'::text, 'declined'::text, 'done'::text]))),
    CONSTRAINT action_update_state_on CHECK (((state IS NULL) = (state_on IS NULL))),
    CONSTRAINT action_update_time CHECK ((((kind = 'asks-time'::text) = (time_from IS NOT NULL)) AND ((time_from IS NULL) = (time_to IS NULL))))
);

ALTER TABLE ONLY public.action_update FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agency (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    relevant_body boolean NOT NULL,
    mailbox text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT agency_dates CHECK ((valid_until >= valid_from)),
    CONSTRAINT agency_kind CHECK ((kind = ANY (ARRAY['council'::text, 'police'::text, 'health'::text, 'landlord'::text, 'support'::text])))
);

ALTER TABLE ONLY public.agency FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agency_area (
    partnership_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    area_code text NOT NULL
);

ALTER TABLE ONLY public.agency_area FORCE ROW LEVEL SECURITY;

CREATE TABLE public.agency_reference (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    reference text NOT NULL,
    entered_by uuid NOT NULL,
    entered_on date NOT NULL,
    CONSTRAINT agency_reference_length CHECK (((length(reference) >= 1) AND (length(reference) <= 60)))
);

ALTER TABLE ONLY public.agency_reference FORCE ROW LEVEL SECURITY;

CREATE TABLE public.api_key (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    name text NOT NULL,
    hash bytea NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_on date NOT NULL,
    used_at timestamp with time zone,
    ended_at timestamp with time zone,
    ended_by uuid,
    CONSTRAINT api_key_ended CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT api_key_hash CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_key_name CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

ALTER TABLE ONLY public.api_key FORCE ROW LEVEL SECURITY;

CREATE TABLE public.api_receipt (
    partnership_id uuid NOT NULL,
    api_key_id uuid NOT NULL,
    idempotency bytea NOT NULL,
    content bytea NOT NULL,
    id uuid NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    CONSTRAINT api_receipt_content CHECK ((octet_length(content) = 32)),
    CONSTRAINT api_receipt_idempotency CHECK ((octet_length(idempotency) = 32))
);

ALTER TABLE ONLY public.api_receipt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    name text NOT NULL,
    on_behalf_of text,
    known_as text GENERATED ALWAYS AS (lower(TRIM(BOTH FROM COALESCE(on_behalf_of, name)))) STORED
);

ALTER TABLE ONLY public.applicant FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant_contact (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    email text,
    telephone text,
    address text,
    email_key text GENERATED ALWAYS AS (public.folded_address(email)) STORED,
    telephone_key text GENERATED ALWAYS AS (public.folded_address(telephone)) STORED,
    address_key text GENERATED ALWAYS AS (public.folded_address(address)) STORED,
    CONSTRAINT applicant_contact_some CHECK (((email IS NOT NULL) OR (telephone IS NOT NULL) OR (address IS NOT NULL)))
);

ALTER TABLE ONLY public.applicant_contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant_part (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    application_id uuid NOT NULL,
    invited boolean,
    reasons text NOT NULL,
    decided_on date,
    decided_by uuid,
    starts_after integer,
    minutes integer,
    waiting_room text NOT NULL,
    link text NOT NULL,
    chair_at timestamp with time zone,
    chair_place text,
    CONSTRAINT applicant_part_chair CHECK (((chair_at IS NULL) = (chair_place IS NULL))),
    CONSTRAINT applicant_part_decision CHECK ((num_nulls(invited, decided_on, decided_by) = ANY (ARRAY[0, 3]))),
    CONSTRAINT applicant_part_minutes CHECK (((minutes >= 5) AND (minutes <= 480))),
    CONSTRAINT applicant_part_starts CHECK (((starts_after >= 0) AND (starts_after <= 475))),
    CONSTRAINT applicant_part_time CHECK (((starts_after IS NULL) = (minutes IS NULL)))
);

ALTER TABLE ONLY public.applicant_part FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant_remark (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    about text NOT NULL,
    entry text,
    closing integer,
    remark text NOT NULL,
    made_on date NOT NULL,
    entered_by uuid,
    CONSTRAINT applicant_remark_about CHECK ((about = ANY (ARRAY['entry'::text, 'missing'::text, 'closing'::text]))),
    CONSTRAINT applicant_remark_closing CHECK ((closing >= 1)),
    CONSTRAINT applicant_remark_entry CHECK ((entry <> ''::text)),
    CONSTRAINT applicant_remark_number CHECK ((number >= 1)),
    CONSTRAINT applicant_remark_of_closing CHECK (((about = 'closing'::text) = (closing IS NOT NULL))),
    CONSTRAINT applicant_remark_of_entry CHECK (((about = 'entry'::text) = (entry IS NOT NULL))),
    CONSTRAINT applicant_remark_said CHECK ((remark <> ''::text))
);

ALTER TABLE ONLY public.applicant_remark FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant_remark_answer (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    accepted boolean NOT NULL,
    reason text NOT NULL,
    answered_on date NOT NULL,
    answered_by uuid NOT NULL,
    CONSTRAINT applicant_remark_answer_reason CHECK ((reason <> ''::text))
);

ALTER TABLE ONLY public.applicant_remark_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.applicant_statement (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    turn integer NOT NULL,
    statement text NOT NULL,
    wishes text NOT NULL,
    is_addition boolean NOT NULL,
    written_on date NOT NULL,
    entered_by uuid
);

ALTER TABLE ONLY public.applicant_statement FORCE ROW LEVEL SECURITY;

CREATE TABLE public.application (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    reference text NOT NULL,
    area_code text NOT NULL,
    received_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    channel text NOT NULL,
    taken_by text,
    authority text NOT NULL,
    stage text NOT NULL,
    stage_on date,
    withdrawn_reason text,
    CONSTRAINT application_authority CHECK ((authority = ANY (ARRAY['not_needed'::text, 'shown'::text, 'awaited'::text]))),
    CONSTRAINT application_channel CHECK ((channel = ANY (ARRAY['web'::text, 'phone'::text, 'post'::text, 'in-person'::text, 'agency'::text]))),
    CONSTRAINT application_stage CHECK ((stage = ANY (ARRAY['received'::text, 'acknowledged'::text, 'gathering'::text, 'decided'::text, 'withdrawn'::text, 'passed-on'::text]))),
    CONSTRAINT application_stage_on CHECK (((stage = 'received'::text) = (stage_on IS NULL))),
    CONSTRAINT application_taken_by CHECK (((channel = 'web'::text) OR (taken_by IS NOT NULL))),
    CONSTRAINT application_withdrawn CHECK (((stage = 'withdrawn'::text) = (withdrawn_reason IS NOT NULL)))
);

ALTER TABLE ONLY public.application FORCE ROW LEVEL SECURITY;

CREATE TABLE public.application_place (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    place text NOT NULL
);

ALTER TABLE ONLY public.application_place FORCE ROW LEVEL SECURITY;

CREATE TABLE public.area (
    code text NOT NULL,
    name text NOT NULL,
    nation text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    successor text,
    CONSTRAINT area_dates CHECK ((valid_until >= valid_from)),
    CONSTRAINT area_nation CHECK ((nation = ANY (ARRAY['England'::text, 'Wales'::text]))),
    CONSTRAINT area_own_successor CHECK ((successor <> code))
);

ALTER TABLE ONLY public.area FORCE ROW LEVEL SECURITY;

CREATE TABLE public.area_choice (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    turn integer NOT NULL,
    whose text NOT NULL,
    reason text NOT NULL,
    chosen_by uuid NOT NULL,
    chosen_on date NOT NULL,
    CONSTRAINT area_choice_whose CHECK ((whose = ANY (ARRAY['ours'::text, 'theirs'::text, 'joint'::text])))
);

ALTER TABLE ONLY public.area_choice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.area_contact (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    area_code text NOT NULL,
    area_name text NOT NULL,
    body text NOT NULL,
    email text,
    telephone text,
    address text,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT area_contact_code CHECK ((area_code ~ '^[EW][0-9]{8}$'::text)),
    CONSTRAINT area_contact_dates CHECK ((valid_until >= valid_from)),
    CONSTRAINT area_contact_some CHECK (((email IS NOT NULL) OR (telephone IS NOT NULL) OR (address IS NOT NULL)))
);

ALTER TABLE ONLY public.area_contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.attendance_choice (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    application_id uuid NOT NULL,
    turn integer NOT NULL,
    heard text NOT NULL,
    representative text NOT NULL,
    way text,
    supporter text NOT NULL,
    interpreter text NOT NULL,
    needs text NOT NULL,
    meets_chair boolean NOT NULL,
    chosen_on date NOT NULL,
    entered_by uuid,
    CONSTRAINT attendance_choice_heard CHECK ((heard = ANY (ARRAY['comes'::text, 'representative'::text, 'statement'::text, 'away'::text]))),
    CONSTRAINT attendance_choice_way CHECK ((way = ANY (ARRAY['in-person'::text, 'online'::text])))
);

ALTER TABLE ONLY public.attendance_choice FORCE ROW LEVEL SECURITY;

CREATE TABLE public.availability_asked (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    poll_id uuid NOT NULL,
    person_id uuid NOT NULL,
    comment text DEFAULT ''::text NOT NULL,
    answered_at timestamp with time zone,
    entered_by uuid,
    said_by text,
    CONSTRAINT availability_asked_entered CHECK ((num_nonnulls(entered_by, said_by) = ANY (ARRAY[0, 2])))
);

ALTER TABLE ONLY public.availability_asked FORCE ROW LEVEL SECURITY;

CREATE TABLE public.availability_poll (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    opened_on date NOT NULL,
    last_day date NOT NULL,
    minutes integer NOT NULL,
    ended_on date,
    ended_because text,
    turn integer NOT NULL,
    CONSTRAINT availability_poll_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
    CONSTRAINT availability_poll_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.availability_poll FORCE ROW LEVEL SECURITY;

CREATE TABLE public.availability_reply (
    partnership_id uuid NOT NULL,
    asked_id uuid NOT NULL,
    number integer NOT NULL,
    reply text NOT NULL,
    CONSTRAINT availability_reply_reply CHECK ((reply = ANY (ARRAY['yes'::text, 'if-need-be'::text, 'no'::text])))
);

ALTER TABLE ONLY public.availability_reply FORCE ROW LEVEL SECURITY;

CREATE TABLE public.availability_slot (
    partnership_id uuid NOT NULL,
    poll_id uuid NOT NULL,
    number integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    is_dropped boolean DEFAULT false NOT NULL,
    minutes integer NOT NULL,
    CONSTRAINT availability_slot_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
    CONSTRAINT availability_slot_number CHECK ((number >= 1))
);

ALTER TABLE ONLY public.availability_slot FORCE ROW LEVEL SECURITY;

CREATE TABLE public.body (
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT body_kind CHECK ((kind = ANY (ARRAY['council'::text, 'police'::text, 'health'::text, 'landlord'::text, 'support'::text])))
);

ALTER TABLE ONLY public.body FORCE ROW LEVEL SECURITY;

CREATE TABLE public.busy_feed (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid,
    agency_id uuid,
    address text NOT NULL,
    host text NOT NULL,
    kept_by uuid NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    next_at timestamp with time zone NOT NULL,
    tried_at timestamp with time zone,
    read_at timestamp with time zone,
    fault text,
    notes text[] DEFAULT '{}'::text[] NOT NULL,
    CONSTRAINT busy_feed_of_one CHECK ((num_nonnulls(person_id, agency_id) = 1))
);

ALTER TABLE ONLY public.busy_feed FORCE ROW LEVEL SECURITY;

CREATE TABLE public.busy_time (
    partnership_id uuid NOT NULL,
    feed_id uuid NOT NULL,
    from_at timestamp with time zone NOT NULL,
    until_at timestamp with time zone NOT NULL,
    CONSTRAINT busy_time_order CHECK ((from_at < until_at))
);

ALTER TABLE ONLY public.busy_time FORCE ROW LEVEL SECURITY;

CREATE TABLE public.calendar_event (
    partnership_id uuid NOT NULL,
    file_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    uid text NOT NULL,
    sequence integer DEFAULT 0 NOT NULL,
    number integer DEFAULT 1 NOT NULL,
    CONSTRAINT calendar_event_sequence CHECK ((sequence >= 0))
);

ALTER TABLE ONLY public.calendar_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.calendar_feed (
    token bytea NOT NULL,
    person_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT calendar_feed_token CHECK ((octet_length(token) = 32))
);

ALTER TABLE ONLY public.calendar_feed FORCE ROW LEVEL SECURITY;

CREATE TABLE public.case_contact (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    turn integer NOT NULL,
    person_id uuid NOT NULL,
    cover_id uuid,
    reach text NOT NULL,
    chosen_by uuid,
    chosen_on date NOT NULL,
    CONSTRAINT case_contact_another CHECK ((cover_id <> person_id)),
    CONSTRAINT case_contact_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.case_contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.case_contact_now (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    person_id uuid,
    agency_id uuid,
    reach text NOT NULL,
    since date NOT NULL,
    CONSTRAINT case_contact_now_agency CHECK (((person_id IS NULL) = (agency_id IS NULL)))
);

ALTER TABLE ONLY public.case_contact_now FORCE ROW LEVEL SECURITY;

CREATE TABLE public.case_file (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    CONSTRAINT case_file_kind CHECK ((kind = ANY (ARRAY['application'::text, 'review'::text])))
);

ALTER TABLE ONLY public.case_file FORCE ROW LEVEL SECURITY;

CREATE TABLE public.case_reference (
    reference text NOT NULL,
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL
);

ALTER TABLE ONLY public.case_reference FORCE ROW LEVEL SECURITY;

CREATE TABLE public.conflict_declaration (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    person_id uuid NOT NULL,
    conflict text,
    declared_on date NOT NULL
);

ALTER TABLE ONLY public.conflict_declaration FORCE ROW LEVEL SECURITY;

CREATE TABLE public.cover (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    covered_by uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    made_by uuid NOT NULL,
    made_on date NOT NULL,
    ended_on date,
    ended_by uuid,
    CONSTRAINT cover_another CHECK ((covered_by <> person_id)),
    CONSTRAINT cover_dates CHECK ((until_on >= from_on))
);

ALTER TABLE ONLY public.cover FORCE ROW LEVEL SECURITY;

CREATE TABLE public.danger_reading (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    occasion text NOT NULL,
    meeting_on date,
    reports integer NOT NULL,
    signs text[],
    level text NOT NULL,
    note text NOT NULL,
    read_on date NOT NULL,
    read_by uuid NOT NULL,
    CONSTRAINT danger_reading_level CHECK ((level = ANY (ARRAY['standard'::text, 'medium'::text, 'high'::text]))),
    CONSTRAINT danger_reading_meeting CHECK (((occasion = 'before-meeting'::text) = (meeting_on IS NOT NULL))),
    CONSTRAINT danger_reading_note CHECK ((((level = 'standard'::text) AND (COALESCE(cardinality(signs), 0) = 0)) OR (note <> ''::text))),
    CONSTRAINT danger_reading_number CHECK ((number >= 1)),
    CONSTRAINT danger_reading_occasion CHECK ((occasion = ANY (ARRAY['receipt'::text, 'new-report'::text, 'before-meeting'::text, 'before-closing'::text, 'unasked'::text]))),
    CONSTRAINT danger_reading_reports CHECK ((reports >= 0)),
    CONSTRAINT danger_reading_signs CHECK ((signs <@ '{threat-to-life,self-harm,children,hate,weapons}'::text[]))
);

ALTER TABLE ONLY public.danger_reading FORCE ROW LEVEL SECURITY;

CREATE TABLE public.danger_referral (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    reading integer NOT NULL,
    place integer NOT NULL,
    body text NOT NULL,
    body_name text,
    was_made boolean NOT NULL,
    reason text NOT NULL,
    CONSTRAINT danger_referral_body CHECK ((body = ANY (ARRAY['police'::text, 'adult-safeguarding'::text, 'children-safeguarding'::text, 'other'::text]))),
    CONSTRAINT danger_referral_named CHECK (((body = 'other'::text) = (body_name IS NOT NULL)))
);

ALTER TABLE ONLY public.danger_referral FORCE ROW LEVEL SECURITY;

CREATE TABLE public.deadline (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    file_id uuid NOT NULL,
    duty text NOT NULL,
    subject_id uuid NOT NULL,
    version integer NOT NULL,
    owner_agency_id uuid,
    owner_person_id uuid,
    due_on date NOT NULL,
    from_on date NOT NULL,
    working text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    ended_on date,
    ended_because text,
    ended_by uuid,
    earlier_on date,
    CONSTRAINT deadline_ended CHECK (((state = 'open'::text) = (ended_on IS NULL))),
    CONSTRAINT deadline_state CHECK ((state = ANY (ARRAY['open'::text, 'met'::text, 'lapsed'::text, 'moved'::text])))
);

ALTER TABLE ONLY public.deadline FORCE ROW LEVEL SECURITY;

CREATE TABLE public.deadline_rung (
    partnership_id uuid NOT NULL,
    deadline_id uuid NOT NULL,
    rung integer NOT NULL,
    fires_at timestamp with time zone NOT NULL,
    working_days integer NOT NULL,
    recipients text[] NOT NULL,
    planned_at timestamp with time zone,
    is_late boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY public.deadline_rung FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_record (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    procedure_name text NOT NULL,
    procedure_version text NOT NULL,
    record text NOT NULL,
    turn integer DEFAULT 1 NOT NULL,
    CONSTRAINT decision_record_json CHECK ((jsonb_typeof((record)::jsonb) = 'object'::text))
);

ALTER TABLE ONLY public.decision_record FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_review (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    asked_on date NOT NULL,
    entered_by uuid,
    words text NOT NULL,
    about text DEFAULT 'refusal'::text NOT NULL,
    grounds text[] DEFAULT '{}'::text[] NOT NULL,
    body text DEFAULT ''::text NOT NULL,
    sent_by text DEFAULT 'applicant'::text NOT NULL,
    late_reason text,
    CONSTRAINT decision_review_about CHECK ((about = ANY (ARRAY['refusal'::text, 'passing'::text, 'outcome'::text]))),
    CONSTRAINT decision_review_sent_by CHECK ((sent_by = ANY (ARRAY['applicant'::text, 'reviewing-body'::text])))
);

ALTER TABLE ONLY public.decision_review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_review_conclusion (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    answer text NOT NULL,
    concluded_on date NOT NULL,
    reasons text NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT decision_review_conclusion_answer CHECK ((answer = ANY (ARRAY['upheld'::text, 'sent-back'::text, 'confirmed'::text])))
);

ALTER TABLE ONLY public.decision_review_conclusion FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_review_hearer (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    names text[] NOT NULL,
    organisation text NOT NULL,
    named_on date NOT NULL,
    named_by uuid NOT NULL,
    CONSTRAINT decision_review_hearer_names CHECK ((cardinality(names) > 0))
);

ALTER TABLE ONLY public.decision_review_hearer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.decision_review_papers (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    sent_on date NOT NULL,
    how text NOT NULL,
    sent_by uuid NOT NULL
);

ALTER TABLE ONLY public.decision_review_papers FORCE ROW LEVEL SECURITY;

CREATE TABLE public.delivery_attempt (
    partnership_id uuid NOT NULL,
    message_id uuid NOT NULL,
    attempt integer NOT NULL,
    worker text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    outcome text,
    detail text,
    handing_over boolean DEFAULT true NOT NULL,
    CONSTRAINT delivery_attempt_outcome CHECK ((outcome = ANY (ARRAY['accepted'::text, 'failed'::text, 'unknown'::text, 'again'::text, 'dropped'::text, 'released'::text])))
)
WITH (fillfactor='60');

ALTER TABLE ONLY public.delivery_attempt FORCE ROW LEVEL SECURITY;

CREATE TABLE public.delivery_report (
    partnership_id uuid NOT NULL,
    message_id uuid NOT NULL,
    attempt integer NOT NULL,
    status text NOT NULL,
    at timestamp with time zone NOT NULL,
    said_at timestamp with time zone,
    detail text,
    CONSTRAINT delivery_report_status CHECK ((status = ANY (ARRAY['delivered'::text, 'passed-on'::text, 'temporary-failure'::text, 'permanent-failure'::text, 'returned'::text, 'silent'::text])))
);

ALTER TABLE ONLY public.delivery_report FORCE ROW LEVEL SECURITY;

CREATE TABLE public.demonstration (
    only_one boolean DEFAULT true NOT NULL,
    clock_seconds bigint DEFAULT 0 NOT NULL,
    CONSTRAINT demonstration_only_one CHECK (only_one)
);

ALTER TABLE ONLY public.demonstration FORCE ROW LEVEL SECURITY;

CREATE TABLE public.departure (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    left_on date NOT NULL,
    reason text NOT NULL,
    noted_by uuid NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    carried_out_at timestamp with time zone
);

ALTER TABLE ONLY public.departure FORCE ROW LEVEL SECURITY;

CREATE TABLE public.draft (
    token bytea NOT NULL,
    answers jsonb NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.entry_comparison (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    first_key text NOT NULL,
    second_key text NOT NULL,
    says text NOT NULL,
    said_by uuid NOT NULL,
    said_at timestamp with time zone NOT NULL,
    CONSTRAINT entry_comparison_number CHECK ((number >= 1)),
    CONSTRAINT entry_comparison_says CHECK ((says = ANY (ARRAY['same'::text, 'different'::text, 'open'::text]))),
    CONSTRAINT entry_comparison_two CHECK ((first_key <> second_key))
);

ALTER TABLE ONLY public.entry_comparison FORCE ROW LEVEL SECURITY;

CREATE TABLE public.equality_answer (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    characteristic text NOT NULL,
    answer text NOT NULL,
    CONSTRAINT equality_answer_characteristic CHECK ((characteristic = ANY (ARRAY['age'::text, 'disability'::text, 'ethnicity'::text, 'sex'::text, 'gender'::text, 'religion'::text, 'orientation'::text])))
);

ALTER TABLE ONLY public.equality_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.equality_reader (
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    since timestamp with time zone NOT NULL,
    let_by uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    CONSTRAINT equality_reader_ended CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
    CONSTRAINT equality_reader_second CHECK ((let_by <> person_id))
);

ALTER TABLE ONLY public.equality_reader FORCE ROW LEVEL SECURITY;

CREATE TABLE public.feedback (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    given_on date NOT NULL,
    handling integer NOT NULL,
    outcome integer,
    words text NOT NULL,
    CONSTRAINT feedback_handling CHECK (((handling >= 1) AND (handling <= 5))),
    CONSTRAINT feedback_outcome CHECK (((outcome >= 1) AND (outcome <= 5)))
);

ALTER TABLE ONLY public.feedback FORCE ROW LEVEL SECURITY;

CREATE TABLE public.guest (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    review_id uuid NOT NULL,
    organisation text NOT NULL,
    arrangement text NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    added_by uuid NOT NULL,
    ended_on date,
    ended_by uuid,
    CONSTRAINT guest_dates CHECK ((until_on >= from_on)),
    CONSTRAINT guest_ended CHECK (((ended_on IS NULL) = (ended_by IS NULL)))
);

ALTER TABLE ONLY public.guest FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    papers text,
    papers_on date,
    papers_by uuid,
    findings text,
    recorded_by uuid,
    called_off boolean DEFAULT false NOT NULL,
    number integer DEFAULT 1 NOT NULL,
    purpose text DEFAULT 'panel'::text NOT NULL,
    adjourned_on date,
    adjourned_because text,
    adjourned_awaiting text,
    adjourned_by uuid,
    CONSTRAINT hearing_adjourned CHECK ((num_nulls(adjourned_on, adjourned_because, adjourned_awaiting, adjourned_by) = ANY (ARRAY[0, 4]))),
    CONSTRAINT hearing_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
    CONSTRAINT hearing_number CHECK ((number >= 1)),
    CONSTRAINT hearing_papers CHECK ((num_nulls(papers, papers_on, papers_by) = ANY (ARRAY[0, 3]))),
    CONSTRAINT hearing_purpose CHECK ((purpose = ANY (ARRAY['panel'::text, 'progress'::text]))),
    CONSTRAINT hearing_record CHECK (((findings IS NULL) = (recorded_by IS NULL)))
);

ALTER TABLE ONLY public.hearing FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_account (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    conflicts text NOT NULL,
    quorum_reason text NOT NULL,
    next_on date,
    next_words text NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.hearing_account FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_attendance (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    number integer DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY public.hearing_attendance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_chair (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    turn integer NOT NULL,
    chair_id uuid NOT NULL,
    deputy_id uuid,
    reason text NOT NULL,
    concerns text[] NOT NULL,
    chosen_by uuid NOT NULL,
    chosen_on date NOT NULL,
    passed_on date,
    passed_because text,
    CONSTRAINT hearing_chair_another CHECK ((deputy_id <> chair_id)),
    CONSTRAINT hearing_chair_passed CHECK (((passed_on IS NULL) = (passed_because IS NULL)))
);

ALTER TABLE ONLY public.hearing_chair FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_correction (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    correction integer NOT NULL,
    part text NOT NULL,
    text text NOT NULL,
    reason text NOT NULL,
    corrected_by uuid NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    CONSTRAINT hearing_correction_number CHECK ((correction >= 1)),
    CONSTRAINT hearing_correction_reason CHECK ((reason <> ''::text)),
    CONSTRAINT hearing_correction_text CHECK ((text <> ''::text))
);

ALTER TABLE ONLY public.hearing_correction FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_draft (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    section text NOT NULL,
    version integer NOT NULL,
    names text[] NOT NULL,
    contents text[] NOT NULL,
    saved_by uuid NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    CONSTRAINT hearing_draft_fields CHECK ((cardinality(names) = cardinality(contents))),
    CONSTRAINT hearing_draft_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.hearing_draft FORCE ROW LEVEL SECURITY;

COMMENT ON TABLE public.hearing_draft IS 'One row for each turn of a writer; kept once the record is finished.';

CREATE TABLE public.hearing_invitee (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    person_id uuid NOT NULL,
    number integer DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY public.hearing_invitee FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_part (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    application_id uuid NOT NULL,
    ways text[] NOT NULL,
    words text NOT NULL
);

ALTER TABLE ONLY public.hearing_part FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_presence (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    line integer NOT NULL,
    person_id uuid,
    name text NOT NULL,
    agency_id uuid,
    came text NOT NULL,
    note text NOT NULL,
    CONSTRAINT hearing_presence_came CHECK ((came = ANY (ARRAY['there'::text, 'apologies'::text, 'sent-other'::text, 'absent'::text])))
);

ALTER TABLE ONLY public.hearing_presence FORCE ROW LEVEL SECURITY;

CREATE TABLE public.hearing_view (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    agency_id uuid NOT NULL,
    agrees boolean NOT NULL,
    words text NOT NULL,
    CONSTRAINT hearing_view_dissent CHECK ((agrees OR (words <> ''::text)))
);

ALTER TABLE ONLY public.hearing_view FORCE ROW LEVEL SECURITY;

CREATE TABLE public.incoming_mail (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    file_id uuid,
    message_id uuid,
    is_proven boolean NOT NULL,
    sender text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    attachments text[] NOT NULL,
    raw bytea NOT NULL,
    is_cut boolean NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT incoming_mail_kind CHECK ((kind = ANY (ARRAY['reply'::text, 'auto-reply'::text, 'report'::text, 'complaint'::text])))
);

ALTER TABLE ONLY public.incoming_mail FORCE ROW LEVEL SECURITY;

CREATE TABLE public.information_answer (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    request_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    rest_by date,
    ground text,
    kept text,
    told_by text,
    told_how text,
    told_on date,
    corrects integer,
    came_after text,
    answered_on date NOT NULL,
    answered_by uuid NOT NULL,
    submission uuid,
    CONSTRAINT information_answer_after CHECK ((came_after = ANY (ARRAY['decision'::text, 'meeting'::text, 'closing'::text]))),
    CONSTRAINT information_answer_corrects CHECK ((corrects < number)),
    CONSTRAINT information_answer_ground CHECK ((ground = ANY (ARRAY['data-protection'::text, 'investigatory-powers'::text, 'other-functions'::text, 'no-duty'::text]))),
    CONSTRAINT information_answer_how CHECK ((told_how = ANY (ARRAY['email'::text, 'telephone'::text, 'letter'::text, 'in-person'::text]))),
    CONSTRAINT information_answer_kind CHECK ((kind = ANY (ARRAY['nothing-held'::text, 'chronology'::text, 'partial'::text, 'refused'::text]))),
    CONSTRAINT information_answer_number CHECK ((number >= 1)),
    CONSTRAINT information_answer_refused CHECK (((kind = 'refused'::text) OR (ground IS NULL))),
    CONSTRAINT information_answer_rest CHECK (((kind = 'partial'::text) = (rest_by IS NOT NULL))),
    CONSTRAINT information_answer_told CHECK ((num_nulls(told_by, told_how, told_on) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY public.information_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.information_entry (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    request_id uuid NOT NULL,
    answer integer NOT NULL,
    number integer NOT NULL,
    happened_on date NOT NULL,
    minute integer,
    what text NOT NULL,
    done text,
    reference text,
    CONSTRAINT information_entry_minute CHECK (((minute >= 0) AND (minute <= 1439))),
    CONSTRAINT information_entry_number CHECK ((number >= 1)),
    CONSTRAINT information_entry_what CHECK ((what <> ''::text))
);

ALTER TABLE ONLY public.information_entry FORCE ROW LEVEL SECURITY;

CREATE TABLE public.information_follow_up (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    request_id uuid NOT NULL,
    number integer NOT NULL,
    kind text NOT NULL,
    words text NOT NULL,
    done_on date NOT NULL,
    done_by uuid NOT NULL,
    answers integer NOT NULL,
    CONSTRAINT information_follow_up_answers CHECK ((answers >= 0)),
    CONSTRAINT information_follow_up_kind CHECK ((kind = ANY (ARRAY['asked-again'::text, 'settled'::text]))),
    CONSTRAINT information_follow_up_number CHECK ((number >= 1))
);

ALTER TABLE ONLY public.information_follow_up FORCE ROW LEVEL SECURITY;

CREATE TABLE public.information_request (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    application_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    answering text NOT NULL,
    asked text NOT NULL,
    purpose text NOT NULL,
    asked_on date NOT NULL,
    due date NOT NULL,
    kind text DEFAULT 'verify'::text NOT NULL,
    outside text,
    outside_email text,
    outside_address text,
    CONSTRAINT information_request_answering CHECK ((answering = ANY (ARRAY['must'::text, 'must-co-operate'::text, 'may'::text]))),
    CONSTRAINT information_request_contact CHECK (((outside IS NOT NULL) OR (num_nonnulls(outside_email, outside_address) = 0))),
    CONSTRAINT information_request_kind CHECK ((kind = ANY (ARRAY['verify'::text, 'full-papers'::text]))),
    CONSTRAINT information_request_outside CHECK ((outside <> ''::text))
);

ALTER TABLE ONLY public.information_request FORCE ROW LEVEL SECURITY;

CREATE TABLE public.informed_wish (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    working_days integer,
    way text,
    words text NOT NULL,
    said_by uuid,
    said_at timestamp with time zone NOT NULL,
    CONSTRAINT informed_wish_version CHECK ((version >= 1)),
    CONSTRAINT informed_wish_way CHECK ((way = ANY (ARRAY['email'::text, 'text'::text, 'letter'::text, 'call'::text]))),
    CONSTRAINT informed_wish_working_days CHECK (((working_days >= 1) AND (working_days <= 40)))
);

ALTER TABLE ONLY public.informed_wish FORCE ROW LEVEL SECURITY;

CREATE TABLE public.instance (
    only_one boolean DEFAULT true NOT NULL,
    form_key bytea DEFAULT (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) NOT NULL,
    return_key bytea DEFAULT (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) NOT NULL,
    CONSTRAINT instance_only_one CHECK (only_one)
);

ALTER TABLE ONLY public.instance FORCE ROW LEVEL SECURITY;

CREATE TABLE public.invitation_answer (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    sequence integer NOT NULL,
    stamp timestamp with time zone NOT NULL,
    answer text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    number integer DEFAULT 1 NOT NULL,
    entered_by uuid,
    CONSTRAINT invitation_answer_answer CHECK ((answer = ANY (ARRAY['accepted'::text, 'declined'::text, 'tentative'::text, 'delegated'::text])))
);

ALTER TABLE ONLY public.invitation_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal (
    partnership_id uuid NOT NULL,
    seq bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    file_id uuid,
    actor text NOT NULL,
    commitment bytea NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY public.journal FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_content (
    partnership_id uuid NOT NULL,
    seq bigint NOT NULL,
    salt bytea NOT NULL,
    content text NOT NULL
);

ALTER TABLE ONLY public.journal_content FORCE ROW LEVEL SECURITY;

CREATE TABLE public.journal_head (
    partnership_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY public.journal_head FORCE ROW LEVEL SECURITY;

CREATE TABLE public.kept_calendar (
    partnership_id uuid NOT NULL,
    name text NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    holidays jsonb NOT NULL,
    kept_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.kept_calendar FORCE ROW LEVEL SECURITY;

CREATE TABLE public.lead_agency (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    agency_id uuid NOT NULL,
    reason text NOT NULL,
    chosen_by uuid NOT NULL,
    chosen_on date NOT NULL
);

ALTER TABLE ONLY public.lead_agency FORCE ROW LEVEL SECURITY;

CREATE TABLE public.lead_officer (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    person_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    standing text NOT NULL,
    nominated_on date NOT NULL,
    reason text NOT NULL,
    place text DEFAULT 'first'::text NOT NULL,
    deputy_id uuid,
    asked_on date,
    ended_on date,
    answer text,
    CONSTRAINT lead_officer_place CHECK ((place = ANY (ARRAY['first'::text, 'deputy'::text, 'contact'::text]))),
    CONSTRAINT lead_officer_standing CHECK ((standing = ANY (ARRAY['nominated'::text, 'confirmed'::text, 'accepted'::text, 'declined'::text, 'lapsed'::text, 'passed-over'::text, 'conflicted'::text, 'handed-over'::text])))
);

ALTER TABLE ONLY public.lead_officer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.lead_profile (
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    capacity integer NOT NULL,
    topics text[] NOT NULL,
    accepts boolean NOT NULL,
    CONSTRAINT lead_profile_capacity CHECK (((capacity >= 0) AND (capacity <= 100)))
);

ALTER TABLE ONLY public.lead_profile FORCE ROW LEVEL SECURITY;

CREATE TABLE public.left_open (
    partnership_id uuid NOT NULL,
    handover_id uuid NOT NULL,
    file_id uuid NOT NULL,
    duty text NOT NULL,
    subject_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    named_person uuid,
    named_by uuid,
    named_at timestamp with time zone,
    CONSTRAINT left_open_named CHECK ((num_nonnulls(named_person, named_by, named_at) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY public.left_open FORCE ROW LEVEL SECURITY;

CREATE TABLE public.lesson (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    text text NOT NULL,
    recorded_on date NOT NULL,
    recorded_by uuid NOT NULL
);

ALTER TABLE ONLY public.lesson FORCE ROW LEVEL SECURITY;

CREATE TABLE public.link (
    token bytea NOT NULL,
    person_id uuid,
    mailbox text,
    path text NOT NULL,
    demonstration boolean DEFAULT false NOT NULL,
    application_id uuid,
    partnership_id uuid,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.link FORCE ROW LEVEL SECURITY;

CREATE TABLE public.local_policing_body (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT local_policing_body_dates CHECK ((valid_until >= valid_from)),
    CONSTRAINT local_policing_body_kind CHECK ((kind = ANY (ARRAY['police-and-crime-commissioner'::text, 'mayor'::text, 'mayors-office-for-policing-and-crime'::text, 'common-council'::text, 'policing-and-crime-board'::text, 'other'::text])))
);

ALTER TABLE ONLY public.local_policing_body FORCE ROW LEVEL SECURITY;

CREATE TABLE public.meeting (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    place text NOT NULL,
    room_id uuid,
    CONSTRAINT meeting_minutes CHECK (((minutes >= 15) AND (minutes <= 480)))
);

ALTER TABLE ONLY public.meeting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.meeting_preference (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    suits text[] NOT NULL,
    cannot text[] NOT NULL,
    away_from date,
    away_until date,
    manner text,
    notice_days integer,
    note text NOT NULL,
    given_on date NOT NULL,
    CONSTRAINT meeting_preference_manner CHECK ((manner = ANY (ARRAY['in-person'::text, 'online'::text, 'either'::text]))),
    CONSTRAINT meeting_preference_notice CHECK (((notice_days >= 0) AND (notice_days <= 28)))
);

ALTER TABLE ONLY public.meeting_preference FORCE ROW LEVEL SECURITY;

CREATE TABLE public.meeting_room (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    access text NOT NULL,
    waits_apart boolean NOT NULL,
    ended_on date,
    seats integer,
    CONSTRAINT meeting_room_name CHECK ((name <> ''::text)),
    CONSTRAINT meeting_room_seats CHECK (((seats >= 1) AND (seats <= 1000)))
);

ALTER TABLE ONLY public.meeting_room FORCE ROW LEVEL SECURITY;

CREATE TABLE public.membership (
    partnership_id uuid NOT NULL,
    person_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    role text NOT NULL,
    point_of_contact boolean DEFAULT false NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT membership_dates CHECK ((valid_until >= valid_from)),
    CONSTRAINT membership_role CHECK ((role = ANY (ARRAY['coordinator'::text, 'contact'::text, 'chair'::text, 'senior'::text])))
);

ALTER TABLE ONLY public.membership FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    file_id uuid,
    kind text NOT NULL,
    statutory boolean NOT NULL,
    recipient_kind text NOT NULL,
    recipient_application uuid,
    recipient_person uuid,
    recipient_agency uuid,
    facts jsonb NOT NULL,
    path text,
    channel text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    state text DEFAULT 'pending'::text NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    lease_until timestamp with time zone,
    settled_at timestamp with time zone,
    provider_id text,
    detail text,
    asked_again_after integer DEFAULT 0 NOT NULL,
    recipient_contact uuid,
    way text DEFAULT 'email'::text NOT NULL,
    instead_of uuid,
    on_day date,
    digest_id uuid,
    reported text,
    delivered_at timestamp with time zone,
    ask_after timestamp with time zone,
    event_sequence integer,
    hearing_number integer,
    area_contact_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (recipient_kind = 'contact'::text) THEN recipient_contact
    ELSE NULL::uuid
END) STORED,
    outside_request_id uuid GENERATED ALWAYS AS (
CASE
    WHEN (recipient_kind = 'outside'::text) THEN recipient_contact
    ELSE NULL::uuid
END) STORED,
    CONSTRAINT message_lease CHECK (((state = 'claimed'::text) = (lease_until IS NOT NULL))),
    CONSTRAINT message_recipient CHECK (
CASE recipient_kind
    WHEN 'applicant'::text THEN (recipient_application IS NOT NULL)
    WHEN 'person'::text THEN (recipient_person IS NOT NULL)
    WHEN 'agency'::text THEN (recipient_agency IS NOT NULL)
    ELSE (recipient_contact IS NOT NULL)
END),
    CONSTRAINT message_recipient_kind CHECK ((recipient_kind = ANY (ARRAY['applicant'::text, 'person'::text, 'agency'::text, 'contact'::text, 'outside'::text, 'outside-body'::text]))),
    CONSTRAINT message_settled CHECK (((state = ANY (ARRAY['accepted'::text, 'failed'::text, 'unknown'::text, 'dropped'::text, 'decided'::text])) = (settled_at IS NOT NULL))),
    CONSTRAINT message_state CHECK ((state = ANY (ARRAY['pending'::text, 'claimed'::text, 'accepted'::text, 'failed'::text, 'unknown'::text, 'dropped'::text, 'by-hand'::text, 'digest'::text, 'decided'::text]))),
    CONSTRAINT message_way CHECK ((way = ANY (ARRAY['email'::text, 'text'::text, 'letter'::text, 'call'::text])))
)
WITH (fillfactor='70');

ALTER TABLE ONLY public.message FORCE ROW LEVEL SECURITY;

CREATE TABLE public.message_event (
    partnership_id uuid NOT NULL,
    message_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    kind text NOT NULL,
    detail text,
    by_person uuid,
    source text,
    CONSTRAINT message_event_kind CHECK ((kind = ANY (ARRAY['delivered'::text, 'relayed'::text, 'delayed'::text, 'bounced'::text, 'auto-reply'::text, 'reply'::text, 'complained'::text, 'told'::text, 'rerouted'::text, 'arrived'::text, 'not-arrived'::text, 'sent-again'::text])))
);

ALTER TABLE ONLY public.message_event FORCE ROW LEVEL SECURITY;

CREATE TABLE public.occurrence (
    partnership_id uuid NOT NULL,
    deadline_id uuid NOT NULL,
    version integer NOT NULL,
    rung integer NOT NULL,
    recipient_id uuid NOT NULL,
    channel text NOT NULL,
    message_id uuid NOT NULL
);

ALTER TABLE ONLY public.occurrence FORCE ROW LEVEL SECURITY;

CREATE TABLE public.other_side (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    comes boolean,
    starts_after integer NOT NULL,
    minutes integer NOT NULL,
    waiting_room text NOT NULL,
    link text NOT NULL,
    entered_on date NOT NULL,
    entered_by uuid NOT NULL,
    CONSTRAINT other_side_minutes CHECK (((minutes >= 5) AND (minutes <= 480))),
    CONSTRAINT other_side_starts CHECK (((starts_after >= '-240'::integer) AND (starts_after <= 480)))
);

ALTER TABLE ONLY public.other_side FORCE ROW LEVEL SECURITY;

CREATE TABLE public.outcome_draft (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    text text NOT NULL,
    withheld uuid[] NOT NULL,
    plan text[] NOT NULL,
    recommendations text[] NOT NULL,
    written_on date NOT NULL,
    written_by uuid NOT NULL,
    CONSTRAINT outcome_draft_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.outcome_draft FORCE ROW LEVEL SECURITY;

CREATE TABLE public.outcome_reading (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    read_on date NOT NULL,
    read_by uuid NOT NULL,
    is_passed boolean NOT NULL,
    findings text NOT NULL
);

ALTER TABLE ONLY public.outcome_reading FORCE ROW LEVEL SECURITY;

CREATE TABLE public.outcome_told (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    told_on date NOT NULL
);

ALTER TABLE ONLY public.outcome_told FORCE ROW LEVEL SECURITY;

CREATE TABLE public.oversight_setting (
    partnership_id uuid NOT NULL,
    turn integer NOT NULL,
    switch text NOT NULL,
    starts_on date,
    guidance_name text,
    guidance_on date,
    guidance_link text,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    CONSTRAINT oversight_setting_guidance CHECK ((num_nulls(guidance_name, guidance_on, guidance_link) =
CASE
    WHEN ((switch = 'guidance'::text) AND (starts_on IS NOT NULL)) THEN 0
    ELSE 3
END)),
    CONSTRAINT oversight_setting_switch CHECK ((switch = ANY (ARRAY['review-of-decisions'::text, 'guidance'::text, 'data-return'::text])))
);

ALTER TABLE ONLY public.oversight_setting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pack_hidden_name (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    name text NOT NULL,
    is_hidden boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid NOT NULL,
    CONSTRAINT pack_hidden_name_length CHECK (((length(name) >= 2) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.pack_hidden_name FORCE ROW LEVEL SECURITY;

CREATE TABLE public.pack_reading (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    version integer NOT NULL,
    person_id uuid NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    times integer NOT NULL
);

ALTER TABLE ONLY public.pack_reading FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_pack (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    version integer NOT NULL,
    number integer NOT NULL,
    fixed_at timestamp with time zone NOT NULL,
    fixed_by uuid NOT NULL,
    content text NOT NULL,
    CONSTRAINT panel_pack_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.panel_pack FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_pack_case (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    version integer NOT NULL,
    application_id uuid NOT NULL,
    content text NOT NULL
);

ALTER TABLE ONLY public.panel_pack_case FORCE ROW LEVEL SECURITY;

CREATE TABLE public.panel_question (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    question text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by uuid NOT NULL,
    settled text,
    settled_at timestamp with time zone,
    settled_by uuid,
    CONSTRAINT panel_question_settled CHECK ((num_nulls(settled, settled_at, settled_by) = ANY (ARRAY[0, 3])))
);

ALTER TABLE ONLY public.panel_question FORCE ROW LEVEL SECURITY;

CREATE TABLE public.paper_code (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    code bytea NOT NULL,
    number integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.paper_code FORCE ROW LEVEL SECURITY;

CREATE TABLE public.paper_code_try (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    id uuid NOT NULL,
    tried_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.paper_code_try FORCE ROW LEVEL SECURITY;

CREATE TABLE public.partnership (
    id uuid NOT NULL,
    name text NOT NULL
);

ALTER TABLE ONLY public.partnership FORCE ROW LEVEL SECURITY;

CREATE TABLE public.partnership_area (
    partnership_id uuid NOT NULL,
    area_code text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT partnership_area_dates CHECK ((valid_until >= valid_from))
);

ALTER TABLE ONLY public.partnership_area FORCE ROW LEVEL SECURITY;

CREATE TABLE public.passed_on (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    area_code text NOT NULL,
    area_name text NOT NULL,
    receiver text NOT NULL,
    reach text NOT NULL,
    reference text,
    contact_id uuid,
    passed_on date NOT NULL,
    passed_by uuid NOT NULL,
    note text NOT NULL,
    turn integer NOT NULL,
    sent_back_on date,
    CONSTRAINT passed_on_to CHECK ((num_nulls(reference, contact_id) = 1)),
    CONSTRAINT passed_on_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.passed_on FORCE ROW LEVEL SECURITY;

CREATE TABLE public.person (
    id uuid NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    disabled_at timestamp with time zone
);

ALTER TABLE ONLY public.person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plan_answer (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    answered_on date NOT NULL,
    text text NOT NULL,
    turn integer NOT NULL,
    draft integer NOT NULL,
    CONSTRAINT plan_answer_draft CHECK ((draft >= 0)),
    CONSTRAINT plan_answer_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.plan_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plan_concern (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    part_id uuid NOT NULL,
    said_on date NOT NULL,
    said_by uuid NOT NULL,
    CONSTRAINT plan_concern_number CHECK ((number >= 1))
);

ALTER TABLE ONLY public.plan_concern FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plan_concerned (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    application_id uuid NOT NULL
);

ALTER TABLE ONLY public.plan_concerned FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plan_consultation (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    shared_on date NOT NULL,
    until_on date NOT NULL,
    CONSTRAINT plan_consultation_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.plan_consultation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.plan_consultation_part (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    part_id uuid NOT NULL,
    line text NOT NULL,
    CONSTRAINT plan_consultation_part_number CHECK ((number >= 1))
);

ALTER TABLE ONLY public.plan_consultation_part FORCE ROW LEVEL SECURITY;

CREATE TABLE public.procedure_area (
    partnership_id uuid NOT NULL,
    procedure_id uuid NOT NULL,
    area_code text NOT NULL
);

ALTER TABLE ONLY public.procedure_area FORCE ROW LEVEL SECURITY;

CREATE TABLE public.procedure_version (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    source text NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT procedure_version_dates CHECK ((valid_until >= valid_from))
);

ALTER TABLE ONLY public.procedure_version FORCE ROW LEVEL SECURITY;

CREATE TABLE public.publication (
    partnership_id uuid NOT NULL,
    area_code text NOT NULL,
    period_from date NOT NULL,
    period_until date NOT NULL,
    version integer NOT NULL,
    as_of date NOT NULL,
    figures jsonb NOT NULL,
    reason text,
    published_by uuid NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT publication_figures CHECK ((jsonb_typeof(figures) = 'object'::text)),
    CONSTRAINT publication_period CHECK ((period_until >= period_from)),
    CONSTRAINT publication_reason CHECK (((version = 1) = (reason IS NULL))),
    CONSTRAINT publication_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.publication FORCE ROW LEVEL SECURITY;

CREATE TABLE public.publication_reminder (
    partnership_id uuid NOT NULL,
    area_code text NOT NULL,
    period_from date NOT NULL,
    period_until date NOT NULL,
    rung integer NOT NULL,
    reminded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.publication_reminder FORCE ROW LEVEL SECURITY;

CREATE TABLE public.received_from (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    sender text NOT NULL,
    reference text NOT NULL,
    passed_on date NOT NULL,
    note text NOT NULL
);

ALTER TABLE ONLY public.received_from FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recommendation (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    number integer NOT NULL,
    agency_id uuid,
    text text NOT NULL,
    answer text,
    answered_on date,
    answer_reason text,
    outside_name text,
    outside_email text,
    outside_address text,
    answered_by uuid,
    told_on date,
    told_words text,
    told_by uuid,
    CONSTRAINT recommendation_answer CHECK ((answer = ANY (ARRAY['accepted'::text, 'in-part'::text, 'declined'::text]))),
    CONSTRAINT recommendation_answered CHECK (((answer IS NULL) = (answered_on IS NULL))),
    CONSTRAINT recommendation_reach CHECK (((outside_name IS NULL) OR (outside_email IS NOT NULL) OR (outside_address IS NOT NULL))),
    CONSTRAINT recommendation_reason CHECK (((answer IS NULL) OR (answer = 'accepted'::text) OR (answer_reason IS NOT NULL))),
    CONSTRAINT recommendation_to CHECK (((agency_id IS NULL) <> (outside_name IS NULL))),
    CONSTRAINT recommendation_told CHECK ((((told_on IS NULL) = (told_words IS NULL)) AND ((told_by IS NULL) OR (told_on IS NOT NULL)) AND ((told_on IS NULL) OR (answer_reason IS NOT NULL))))
);

ALTER TABLE ONLY public.recommendation FORCE ROW LEVEL SECURITY;

CREATE TABLE public.recommendation_late_answer (
    partnership_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    number integer NOT NULL,
    answer text NOT NULL,
    answered_on date NOT NULL,
    answer_reason text,
    entered_on date NOT NULL,
    entered_by uuid NOT NULL,
    CONSTRAINT recommendation_late_answer_reason CHECK (((answer = 'accepted'::text) OR (answer_reason IS NOT NULL))),
    CONSTRAINT recommendation_late_answer_word CHECK ((answer = ANY (ARRAY['accepted'::text, 'in-part'::text, 'declined'::text])))
);

ALTER TABLE ONLY public.recommendation_late_answer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.report (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    behaviour_on date NOT NULL,
    reported_on date NOT NULL,
    reported_by text NOT NULL,
    reported_to text NOT NULL,
    incident text NOT NULL,
    area_code text NOT NULL,
    hate boolean NOT NULL,
    status text NOT NULL,
    acknowledged boolean,
    description text NOT NULL,
    added_on date,
    added_by uuid,
    place text,
    related boolean DEFAULT true NOT NULL,
    witnessed boolean DEFAULT true NOT NULL,
    shared boolean,
    response_due_on date,
    on_boundary boolean DEFAULT false NOT NULL,
    CONSTRAINT report_added CHECK (((added_by IS NULL) OR (added_on IS NOT NULL))),
    CONSTRAINT report_number CHECK (((number >= 1) AND (number <= 1000))),
    CONSTRAINT report_status CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text, 'no_action'::text])))
);

ALTER TABLE ONLY public.report FORCE ROW LEVEL SECURITY;

CREATE TABLE public.report_correction (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    turn integer NOT NULL,
    number integer NOT NULL,
    fact text NOT NULL,
    was text,
    became text,
    corrected_by uuid NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    CONSTRAINT report_correction_changes CHECK ((was IS DISTINCT FROM became)),
    CONSTRAINT report_correction_fact CHECK ((fact = ANY (ARRAY['behaviour_on'::text, 'reported_on'::text, 'reported_by'::text, 'reported_to'::text, 'incident'::text, 'area'::text, 'place'::text, 'hate'::text, 'related'::text, 'witnessed'::text, 'status'::text, 'acknowledged'::text, 'shared'::text, 'response_due_on'::text, 'on_boundary'::text]))),
    CONSTRAINT report_correction_reason CHECK ((reason ~ '\S'::text)),
    CONSTRAINT report_correction_turn CHECK ((turn > 0))
);

ALTER TABLE ONLY public.report_correction FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    opened_on date NOT NULL,
    stage text NOT NULL,
    held_on date,
    consulting_since date,
    consulting_until date,
    outcome_sent_on date,
    outcome text,
    closed_on date,
    closed_reason text,
    CONSTRAINT review_closed CHECK (((stage <> 'closed'::text) OR (closed_reason IS NOT NULL))),
    CONSTRAINT review_closed_on CHECK (((closed_reason IS NULL) = (closed_on IS NULL))),
    CONSTRAINT review_consulting CHECK (((num_nulls(consulting_since, consulting_until) = 0) OR ((stage <> 'consulting'::text) AND (num_nulls(consulting_since, consulting_until) = 2)))),
    CONSTRAINT review_held CHECK (((stage <> 'held'::text) OR (held_on IS NOT NULL))),
    CONSTRAINT review_outcome CHECK (((stage <> ALL (ARRAY['outcome-sent'::text, 'closed'::text])) OR (outcome IS NOT NULL))),
    CONSTRAINT review_outcome_sent CHECK (((outcome IS NULL) = (outcome_sent_on IS NULL))),
    CONSTRAINT review_stage CHECK ((stage = ANY (ARRAY['arranging'::text, 'meeting-set'::text, 'held'::text, 'consulting'::text, 'outcome-sent'::text, 'closed'::text])))
);

ALTER TABLE ONLY public.review FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_application (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL
);

ALTER TABLE ONLY public.review_application FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_closing (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    closed_on date NOT NULL,
    closed_by uuid NOT NULL,
    reason text NOT NULL
);

ALTER TABLE ONLY public.review_closing FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_closing_despite (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    what text NOT NULL,
    count integer NOT NULL,
    reason text NOT NULL,
    CONSTRAINT review_closing_despite_count CHECK ((count > 0)),
    CONSTRAINT review_closing_despite_what CHECK ((what = ANY (ARRAY['actions'::text, 'recommendations'::text, 'reviews'::text])))
);

ALTER TABLE ONLY public.review_closing_despite FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_leaving (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    application_id uuid NOT NULL,
    left_on date NOT NULL
);

ALTER TABLE ONLY public.review_leaving FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_outcome (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    sent_on date NOT NULL,
    summary text NOT NULL,
    CONSTRAINT review_outcome_turn CHECK ((turn >= 1))
);

ALTER TABLE ONLY public.review_outcome FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_reopening (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    reopened_on date NOT NULL,
    reopened_by uuid,
    reason text NOT NULL
);

ALTER TABLE ONLY public.review_reopening FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_told (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    told_on date NOT NULL,
    area_code text NOT NULL,
    applications integer NOT NULL,
    recommendations integer NOT NULL,
    discretion boolean NOT NULL,
    CONSTRAINT review_told_applications CHECK ((applications >= 1)),
    CONSTRAINT review_told_recommendations CHECK ((recommendations >= 0))
);

ALTER TABLE ONLY public.review_told FORCE ROW LEVEL SECURITY;

CREATE TABLE public.review_topics (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    turn integer NOT NULL,
    topics text[] NOT NULL
);

ALTER TABLE ONLY public.review_topics FORCE ROW LEVEL SECURITY;

CREATE TABLE public.risk_plan (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    version integer NOT NULL,
    note text NOT NULL,
    review_on date NOT NULL,
    written_on date NOT NULL,
    written_by uuid NOT NULL,
    CONSTRAINT risk_plan_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.risk_plan FORCE ROW LEVEL SECURITY;

CREATE TABLE public.risk_plan_line (
    partnership_id uuid NOT NULL,
    review_id uuid NOT NULL,
    version integer NOT NULL,
    line integer NOT NULL,
    who text NOT NULL,
    risks text NOT NULL,
    measures text NOT NULL,
    by_whom text NOT NULL,
    CONSTRAINT risk_plan_line_by_whom CHECK ((by_whom <> ''::text)),
    CONSTRAINT risk_plan_line_measures CHECK ((measures <> ''::text)),
    CONSTRAINT risk_plan_line_risks CHECK ((risks <> ''::text)),
    CONSTRAINT risk_plan_line_who CHECK ((who <> ''::text))
);

ALTER TABLE ONLY public.risk_plan_line FORCE ROW LEVEL SECURITY;

CREATE TABLE public.safe_contact (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    version integer NOT NULL,
    off text[] NOT NULL,
    email text,
    text_number text,
    postal text,
    call_number text,
    way_order text[] NOT NULL,
    times text[] NOT NULL,
    voicemail text NOT NULL,
    neutral boolean NOT NULL,
    language text NOT NULL,
    format text NOT NULL,
    barred text[] NOT NULL,
    note text NOT NULL,
    reason text NOT NULL,
    changed_by uuid,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT safe_contact_format CHECK ((format = ANY (ARRAY['plain'::text, 'large-print'::text, 'easy-read'::text, 'braille'::text, 'audio'::text]))),
    CONSTRAINT safe_contact_language CHECK ((language = ANY (ARRAY['en'::text, 'cy'::text]))),
    CONSTRAINT safe_contact_off CHECK ((off <@ ARRAY['email'::text, 'text'::text, 'letter'::text, 'call'::text])),
    CONSTRAINT safe_contact_order CHECK ((way_order <@ ARRAY['email'::text, 'text'::text, 'letter'::text, 'call'::text])),
    CONSTRAINT safe_contact_reason CHECK ((reason <> ''::text)),
    CONSTRAINT safe_contact_version CHECK ((version >= 1)),
    CONSTRAINT safe_contact_voicemail CHECK ((voicemail = ANY (ARRAY['any'::text, 'neutral'::text, 'never'::text])))
);

ALTER TABLE ONLY public.safe_contact FORCE ROW LEVEL SECURITY;

CREATE TABLE public.schema_version (
    version integer NOT NULL,
    name text NOT NULL,
    digest text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.schema_version FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sending (
    decision bigint NOT NULL,
    is_on boolean NOT NULL,
    decided_at timestamp with time zone DEFAULT now() NOT NULL,
    decided_by text,
    because text NOT NULL,
    system_identifier bigint NOT NULL,
    database_oid oid NOT NULL,
    timeline bigint,
    recovery_target text NOT NULL
);

ALTER TABLE ONLY public.sending FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sending ALTER COLUMN decision ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sending_decision_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.session (
    token bytea NOT NULL,
    person_id uuid,
    partnership_id uuid,
    application_id uuid,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT session_whose CHECK (((person_id IS NULL) <> (application_id IS NULL)))
);

ALTER TABLE ONLY public.session FORCE ROW LEVEL SECURITY;

CREATE TABLE public.shut_out (
    partnership_id uuid NOT NULL,
    file_id uuid NOT NULL,
    person_id uuid NOT NULL,
    named_by uuid NOT NULL,
    named_at timestamp with time zone NOT NULL,
    reason text NOT NULL,
    lifted_by uuid,
    lifted_at timestamp with time zone,
    lifted_because text,
    CONSTRAINT shut_out_lifted CHECK (((lifted_by IS NULL) = (lifted_at IS NULL))),
    CONSTRAINT shut_out_second_person CHECK (((lifted_by <> named_by) AND (lifted_by <> person_id)))
);

ALTER TABLE ONLY public.shut_out FORCE ROW LEVEL SECURITY;

CREATE TABLE public.sign_in_code (
    id uuid NOT NULL,
    browser bytea NOT NULL,
    code bytea NOT NULL,
    person_id uuid,
    partnership_id uuid,
    application_id uuid,
    path text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT sign_in_code_whose CHECK (((person_id IS NULL) <> (application_id IS NULL)))
);

ALTER TABLE ONLY public.sign_in_code FORCE ROW LEVEL SECURITY;

CREATE TABLE public.something_new (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    report integer NOT NULL,
    minute integer,
    danger text NOT NULL,
    agency_id uuid NOT NULL,
    CONSTRAINT something_new_danger CHECK ((danger = ANY (ARRAY['now'::text, 'afraid'::text, 'no'::text, 'unsaid'::text]))),
    CONSTRAINT something_new_minute CHECK (((minute >= 0) AND (minute <= 1439)))
);

ALTER TABLE ONLY public.something_new FORCE ROW LEVEL SECURITY;

CREATE TABLE public.standing_meeting (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    ordinal integer,
    weekday integer,
    days date[] NOT NULL,
    begins_at integer NOT NULL,
    minutes integer NOT NULL,
    case_minutes integer NOT NULL,
    room_id uuid,
    place text NOT NULL,
    ended_on date,
    CONSTRAINT standing_meeting_begins_at CHECK (((begins_at >= 0) AND (begins_at <= 1439))),
    CONSTRAINT standing_meeting_case_minutes CHECK (((case_minutes >= 15) AND (case_minutes <= 480))),
    CONSTRAINT standing_meeting_minutes CHECK (((minutes >= 15) AND (minutes <= 480))),
    CONSTRAINT standing_meeting_name CHECK ((name <> ''::text)),
    CONSTRAINT standing_meeting_ordinal CHECK (((ordinal >= 1) AND (ordinal <= 5))),
    CONSTRAINT standing_meeting_rule CHECK ((((ordinal IS NULL) = (weekday IS NULL)) AND ((ordinal IS NULL) = (cardinality(days) > 0)))),
    CONSTRAINT standing_meeting_weekday CHECK (((weekday >= 1) AND (weekday <= 7)))
);

ALTER TABLE ONLY public.standing_meeting FORCE ROW LEVEL SECURITY;

CREATE TABLE public.support_offer (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    by_whom text NOT NULL,
    offered_on date NOT NULL,
    entered_by uuid NOT NULL,
    taken_up boolean,
    answered_on date,
    answer_words text NOT NULL,
    answered_by uuid,
    CONSTRAINT support_offer_answer CHECK ((num_nulls(taken_up, answered_on, answered_by) = ANY (ARRAY[0, 3]))),
    CONSTRAINT support_offer_by_whom CHECK ((by_whom <> ''::text)),
    CONSTRAINT support_offer_what CHECK ((what <> ''::text)),
    CONSTRAINT support_offer_who CHECK ((who <> ''::text))
);

ALTER TABLE ONLY public.support_offer FORCE ROW LEVEL SECURITY;

CREATE TABLE public.task (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    file_id uuid,
    message_id uuid,
    kind text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    done_on date,
    done_by uuid,
    note text,
    subject_id uuid,
    agency_id uuid,
    about text,
    CONSTRAINT task_about CHECK ((num_nonnulls(message_id, subject_id) >= 1)),
    CONSTRAINT task_done CHECK (((done_on IS NULL) = (done_by IS NULL))),
    CONSTRAINT task_kind CHECK ((kind = ANY (ARRAY['tell-by-hand'::text, 'undelivered'::text, 'pass-on'::text, 'name-person'::text, 'reply'::text, 'earlier-date'::text, 'not-told'::text])))
);

ALTER TABLE ONLY public.task FORCE ROW LEVEL SECURITY;

CREATE TABLE public.threshold_decision_turn (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    answer text NOT NULL,
    decided_on date NOT NULL,
    told_on date NOT NULL,
    reasons text NOT NULL,
    people text[] NOT NULL,
    persistence text,
    harm text,
    adequacy text,
    procedure text NOT NULL,
    conflicts integer,
    behaviour text,
    behaviour_by text,
    behaviour_why text,
    ground text,
    senior text,
    rule text,
    signed_by text,
    signed_role text,
    signed_reason text,
    signed_over text[],
    turn integer DEFAULT 1 NOT NULL,
    review_id uuid,
    CONSTRAINT threshold_decision_answer CHECK ((answer = ANY (ARRAY['met'::text, 'not-met'::text, 'other-area'::text]))),
    CONSTRAINT threshold_decision_behaviour CHECK ((behaviour = ANY (ARRAY['yes'::text, 'no'::text, 'cumulatively'::text]))),
    CONSTRAINT threshold_decision_conflicts CHECK ((conflicts >= 0)),
    CONSTRAINT threshold_decision_consideration CHECK (((num_nulls(persistence, harm, adequacy) = 0) OR ((answer <> 'not-met'::text) AND (num_nulls(persistence, harm, adequacy) = 3)))),
    CONSTRAINT threshold_decision_ground CHECK ((ground = ANY (ARRAY['number'::text, 'hate'::text, 'community'::text, 'senior_discretion'::text, 'consideration'::text]))),
    CONSTRAINT threshold_decision_judged CHECK ((num_nulls(behaviour, behaviour_by, behaviour_why) = ANY (ARRAY[0, 3]))),
    CONSTRAINT threshold_decision_not_behaviour CHECK (((answer <> 'met'::text) OR (behaviour IS DISTINCT FROM 'no'::text))),
    CONSTRAINT threshold_decision_people CHECK ((cardinality(people) > 0)),
    CONSTRAINT threshold_decision_senior CHECK (((NOT (ground IS DISTINCT FROM 'senior_discretion'::text)) = (senior IS NOT NULL))),
    CONSTRAINT threshold_decision_signed CHECK ((num_nulls(signed_by, signed_role, signed_reason, signed_over) = ANY (ARRAY[0, 4]))),
    CONSTRAINT threshold_decision_signed_refusal CHECK (((signed_by IS NULL) OR (answer = 'not-met'::text))),
    CONSTRAINT threshold_decision_turns CHECK ((turn >= 1)),
    CONSTRAINT threshold_decision_weighed CHECK (((ground IS DISTINCT FROM 'consideration'::text) OR (persistence IS NOT NULL))),
    CONSTRAINT threshold_decision_whole CHECK (((conflicts IS NULL) OR (((ground IS NOT NULL) = (answer = 'met'::text)) AND ((rule IS NOT NULL) = (answer = 'not-met'::text)) AND ((behaviour IS NOT NULL) = (answer <> 'other-area'::text)))))
);

ALTER TABLE ONLY public.threshold_decision_turn FORCE ROW LEVEL SECURITY;

CREATE VIEW public.threshold_decision WITH (security_invoker='true') AS
 SELECT d.partnership_id,
    d.application_id,
    d.answer,
    d.decided_on,
    d.told_on,
    d.reasons,
    d.people,
    d.persistence,
    d.harm,
    d.adequacy,
    d.procedure,
    d.conflicts,
    d.behaviour,
    d.behaviour_by,
    d.behaviour_why,
    d.ground,
    d.senior,
    d.rule,
    d.signed_by,
    d.signed_role,
    d.signed_reason,
    d.signed_over,
    d.turn,
    d.review_id
   FROM public.threshold_decision_turn d
  WHERE (NOT (EXISTS ( SELECT
           FROM public.threshold_decision_turn later
          WHERE ((later.partnership_id = d.partnership_id) AND (later.application_id = d.application_id) AND (later.turn > 1) AND (later.turn > d.turn)))));

CREATE TABLE public.threshold_decision_body (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    agency_id uuid NOT NULL,
    turn integer DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY public.threshold_decision_body FORCE ROW LEVEL SECURITY;

CREATE TABLE public.threshold_decision_conflict (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    who text NOT NULL,
    what text NOT NULL,
    done text NOT NULL,
    turn integer DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY public.threshold_decision_conflict FORCE ROW LEVEL SECURITY;

CREATE TABLE public.threshold_decision_person (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    name text NOT NULL,
    agency_id uuid NOT NULL,
    turn integer DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY public.threshold_decision_person FORCE ROW LEVEL SECURITY;

CREATE TABLE public.word_given (
    partnership_id uuid NOT NULL,
    application_id uuid NOT NULL,
    number integer NOT NULL,
    given_on date NOT NULL,
    way text NOT NULL,
    words text NOT NULL,
    noted_by uuid NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT word_given_way CHECK ((way = ANY (ARRAY['email'::text, 'text'::text, 'letter'::text, 'call'::text, 'in-person'::text])))
);

ALTER TABLE ONLY public.word_given FORCE ROW LEVEL SECURITY;

CREATE TABLE public.word_mark (
    partnership_id uuid NOT NULL,
    seq bigint NOT NULL,
    application_id uuid NOT NULL
);

ALTER TABLE ONLY public.word_mark FORCE ROW LEVEL SECURITY;

ALTER TABLE public.word_mark ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.word_mark_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.action_telling
    ADD CONSTRAINT action_telling_pkey PRIMARY KEY (partnership_id, action_id, application_id);

ALTER TABLE ONLY public.action_update
    ADD CONSTRAINT action_update_pkey PRIMARY KEY (partnership_id, action_id, number);

ALTER TABLE ONLY public.agency_area
    ADD CONSTRAINT agency_area_pkey PRIMARY KEY (partnership_id, agency_id, area_code);

ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.agency_reference
    ADD CONSTRAINT agency_reference_pkey PRIMARY KEY (partnership_id, application_id, agency_id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.api_receipt
    ADD CONSTRAINT api_receipt_pkey PRIMARY KEY (partnership_id, api_key_id, idempotency);

ALTER TABLE ONLY public.applicant_contact
    ADD CONSTRAINT applicant_contact_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.applicant_part
    ADD CONSTRAINT applicant_part_pkey PRIMARY KEY (partnership_id, review_id, number, application_id);

ALTER TABLE ONLY public.applicant
    ADD CONSTRAINT applicant_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.applicant_remark_answer
    ADD CONSTRAINT applicant_remark_answer_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.applicant_remark
    ADD CONSTRAINT applicant_remark_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.applicant_statement
    ADD CONSTRAINT applicant_statement_pkey PRIMARY KEY (partnership_id, review_id, application_id, turn);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.application_place
    ADD CONSTRAINT application_place_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_reference UNIQUE (partnership_id, reference);

ALTER TABLE ONLY public.area_choice
    ADD CONSTRAINT area_choice_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.area_contact
    ADD CONSTRAINT area_contact_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_pkey PRIMARY KEY (code);

ALTER TABLE ONLY public.attendance_choice
    ADD CONSTRAINT attendance_choice_pkey PRIMARY KEY (partnership_id, review_id, number, application_id, turn);

ALTER TABLE ONLY public.availability_asked
    ADD CONSTRAINT availability_asked_once UNIQUE (partnership_id, poll_id, person_id);

ALTER TABLE ONLY public.availability_asked
    ADD CONSTRAINT availability_asked_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.availability_poll
    ADD CONSTRAINT availability_poll_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.availability_reply
    ADD CONSTRAINT availability_reply_pkey PRIMARY KEY (partnership_id, asked_id, number);

ALTER TABLE ONLY public.availability_slot
    ADD CONSTRAINT availability_slot_pkey PRIMARY KEY (partnership_id, poll_id, number);

ALTER TABLE ONLY public.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.busy_feed
    ADD CONSTRAINT busy_feed_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.busy_time
    ADD CONSTRAINT busy_time_pkey PRIMARY KEY (partnership_id, feed_id, from_at);

ALTER TABLE ONLY public.calendar_event
    ADD CONSTRAINT calendar_event_pkey PRIMARY KEY (partnership_id, file_id, number, recipient_id);

ALTER TABLE ONLY public.calendar_event
    ADD CONSTRAINT calendar_event_uid UNIQUE (partnership_id, uid);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_pkey PRIMARY KEY (token);

ALTER TABLE ONLY public.case_contact_now
    ADD CONSTRAINT case_contact_now_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.case_reference
    ADD CONSTRAINT case_reference_pkey PRIMARY KEY (reference);

ALTER TABLE ONLY public.conflict_declaration
    ADD CONSTRAINT conflict_declaration_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.danger_reading
    ADD CONSTRAINT danger_reading_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.danger_referral
    ADD CONSTRAINT danger_referral_pkey PRIMARY KEY (partnership_id, application_id, reading, place);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.deadline_rung
    ADD CONSTRAINT deadline_rung_pkey PRIMARY KEY (partnership_id, deadline_id, rung);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_version UNIQUE (partnership_id, file_id, duty, subject_id, version);

ALTER TABLE ONLY public.decision_record
    ADD CONSTRAINT decision_record_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.decision_review_conclusion
    ADD CONSTRAINT decision_review_conclusion_pkey PRIMARY KEY (partnership_id, review_id);

ALTER TABLE ONLY public.decision_review_hearer
    ADD CONSTRAINT decision_review_hearer_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.decision_review_papers
    ADD CONSTRAINT decision_review_papers_pkey PRIMARY KEY (partnership_id, review_id);

ALTER TABLE ONLY public.decision_review
    ADD CONSTRAINT decision_review_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_pkey PRIMARY KEY (partnership_id, message_id, attempt);

ALTER TABLE ONLY public.delivery_report
    ADD CONSTRAINT delivery_report_pkey PRIMARY KEY (partnership_id, message_id, attempt, status);

ALTER TABLE ONLY public.demonstration
    ADD CONSTRAINT demonstration_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (token);

ALTER TABLE ONLY public.entry_comparison
    ADD CONSTRAINT entry_comparison_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.equality_answer
    ADD CONSTRAINT equality_answer_pkey PRIMARY KEY (partnership_id, application_id, characteristic);

ALTER TABLE ONLY public.equality_reader
    ADD CONSTRAINT equality_reader_pkey PRIMARY KEY (partnership_id, person_id, since);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.guest
    ADD CONSTRAINT guest_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.hearing_account
    ADD CONSTRAINT hearing_account_pkey PRIMARY KEY (partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_attendance
    ADD CONSTRAINT hearing_attendance_pkey PRIMARY KEY (partnership_id, review_id, number, agency_id);

ALTER TABLE ONLY public.hearing_chair
    ADD CONSTRAINT hearing_chair_pkey PRIMARY KEY (partnership_id, review_id, number, turn);

ALTER TABLE ONLY public.hearing_correction
    ADD CONSTRAINT hearing_correction_pkey PRIMARY KEY (partnership_id, review_id, number, correction);

ALTER TABLE ONLY public.hearing_draft
    ADD CONSTRAINT hearing_draft_pkey PRIMARY KEY (partnership_id, review_id, number, section, version);

ALTER TABLE ONLY public.hearing_invitee
    ADD CONSTRAINT hearing_invitee_pkey PRIMARY KEY (partnership_id, review_id, number, person_id);

ALTER TABLE ONLY public.hearing_part
    ADD CONSTRAINT hearing_part_pkey PRIMARY KEY (partnership_id, review_id, number, application_id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_pkey PRIMARY KEY (partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_presence
    ADD CONSTRAINT hearing_presence_pkey PRIMARY KEY (partnership_id, review_id, number, line);

ALTER TABLE ONLY public.hearing_view
    ADD CONSTRAINT hearing_view_pkey PRIMARY KEY (partnership_id, review_id, number, agency_id);

ALTER TABLE ONLY public.incoming_mail
    ADD CONSTRAINT incoming_mail_once UNIQUE (partnership_id, digest);

ALTER TABLE ONLY public.incoming_mail
    ADD CONSTRAINT incoming_mail_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_once UNIQUE (partnership_id, request_id, submission);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_pkey PRIMARY KEY (partnership_id, request_id, number);

ALTER TABLE ONLY public.information_entry
    ADD CONSTRAINT information_entry_pkey PRIMARY KEY (partnership_id, request_id, answer, number);

ALTER TABLE ONLY public.information_follow_up
    ADD CONSTRAINT information_follow_up_pkey PRIMARY KEY (partnership_id, request_id, number);

ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.informed_wish
    ADD CONSTRAINT informed_wish_pkey PRIMARY KEY (partnership_id, application_id, version);

ALTER TABLE ONLY public.instance
    ADD CONSTRAINT instance_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT invitation_answer_pkey PRIMARY KEY (partnership_id, review_id, number, recipient_id);

ALTER TABLE ONLY public.journal_content
    ADD CONSTRAINT journal_content_pkey PRIMARY KEY (partnership_id, seq);

ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_pkey PRIMARY KEY (partnership_id);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (partnership_id, seq);

ALTER TABLE ONLY public.kept_calendar
    ADD CONSTRAINT kept_calendar_pkey PRIMARY KEY (partnership_id);

ALTER TABLE ONLY public.lead_agency
    ADD CONSTRAINT lead_agency_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.lead_officer
    ADD CONSTRAINT lead_officer_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.lead_profile
    ADD CONSTRAINT lead_profile_pkey PRIMARY KEY (partnership_id, person_id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_pkey PRIMARY KEY (partnership_id, handover_id, file_id, duty, subject_id);

ALTER TABLE ONLY public.lesson
    ADD CONSTRAINT lesson_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (token);

ALTER TABLE ONLY public.local_policing_body
    ADD CONSTRAINT local_policing_body_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.meeting_preference
    ADD CONSTRAINT meeting_preference_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.meeting_room
    ADD CONSTRAINT meeting_room_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (partnership_id, person_id, role);

ALTER TABLE ONLY public.message_event
    ADD CONSTRAINT message_event_pkey PRIMARY KEY (partnership_id, message_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.occurrence
    ADD CONSTRAINT occurrence_pkey PRIMARY KEY (partnership_id, deadline_id, version, rung, recipient_id, channel);

ALTER TABLE ONLY public.other_side
    ADD CONSTRAINT other_side_pkey PRIMARY KEY (partnership_id, review_id, number);

ALTER TABLE ONLY public.outcome_draft
    ADD CONSTRAINT outcome_draft_pkey PRIMARY KEY (partnership_id, review_id, application_id, version);

ALTER TABLE ONLY public.outcome_reading
    ADD CONSTRAINT outcome_reading_pkey PRIMARY KEY (partnership_id, review_id, application_id, version);

ALTER TABLE ONLY public.outcome_told
    ADD CONSTRAINT outcome_told_pkey PRIMARY KEY (partnership_id, review_id, application_id, version);

ALTER TABLE ONLY public.oversight_setting
    ADD CONSTRAINT oversight_setting_pkey PRIMARY KEY (partnership_id, turn);

ALTER TABLE ONLY public.pack_hidden_name
    ADD CONSTRAINT pack_hidden_name_pkey PRIMARY KEY (partnership_id, review_id, name);

ALTER TABLE ONLY public.pack_reading
    ADD CONSTRAINT pack_reading_pkey PRIMARY KEY (partnership_id, review_id, version, person_id);

ALTER TABLE ONLY public.panel_pack_case
    ADD CONSTRAINT panel_pack_case_pkey PRIMARY KEY (partnership_id, review_id, version, application_id);

ALTER TABLE ONLY public.panel_pack
    ADD CONSTRAINT panel_pack_pkey PRIMARY KEY (partnership_id, review_id, version);

ALTER TABLE ONLY public.panel_question
    ADD CONSTRAINT panel_question_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.paper_code
    ADD CONSTRAINT paper_code_pkey PRIMARY KEY (partnership_id, application_id, code);

ALTER TABLE ONLY public.paper_code_try
    ADD CONSTRAINT paper_code_try_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.partnership_area
    ADD CONSTRAINT partnership_area_pkey PRIMARY KEY (partnership_id, area_code);

ALTER TABLE ONLY public.partnership
    ADD CONSTRAINT partnership_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.passed_on
    ADD CONSTRAINT passed_on_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plan_answer
    ADD CONSTRAINT plan_answer_pkey PRIMARY KEY (partnership_id, review_id, application_id, turn);

ALTER TABLE ONLY public.plan_concern
    ADD CONSTRAINT plan_concern_pkey PRIMARY KEY (partnership_id, review_id, number);

ALTER TABLE ONLY public.plan_concerned
    ADD CONSTRAINT plan_concerned_pkey PRIMARY KEY (partnership_id, review_id, number, application_id);

ALTER TABLE ONLY public.plan_consultation_part
    ADD CONSTRAINT plan_consultation_part_pkey PRIMARY KEY (partnership_id, review_id, turn, application_id, number);

ALTER TABLE ONLY public.plan_consultation
    ADD CONSTRAINT plan_consultation_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.procedure_area
    ADD CONSTRAINT procedure_area_pkey PRIMARY KEY (partnership_id, procedure_id, area_code);

ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_once UNIQUE (partnership_id, name, version);

ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_pkey PRIMARY KEY (partnership_id, area_code, period_from, period_until, version);

ALTER TABLE ONLY public.publication_reminder
    ADD CONSTRAINT publication_reminder_pkey PRIMARY KEY (partnership_id, area_code, period_from, period_until, rung);

ALTER TABLE ONLY public.received_from
    ADD CONSTRAINT received_from_pkey PRIMARY KEY (partnership_id, application_id);

ALTER TABLE ONLY public.recommendation_late_answer
    ADD CONSTRAINT recommendation_late_answer_pkey PRIMARY KEY (partnership_id, recommendation_id, number);

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT recommendation_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.report_correction
    ADD CONSTRAINT report_correction_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.review_application
    ADD CONSTRAINT review_application_once UNIQUE (partnership_id, application_id);

ALTER TABLE ONLY public.review_application
    ADD CONSTRAINT review_application_pkey PRIMARY KEY (partnership_id, review_id, application_id);

ALTER TABLE ONLY public.review_closing_despite
    ADD CONSTRAINT review_closing_despite_pkey PRIMARY KEY (partnership_id, review_id, turn, what);

ALTER TABLE ONLY public.review_closing
    ADD CONSTRAINT review_closing_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.review_leaving
    ADD CONSTRAINT review_leaving_pkey PRIMARY KEY (partnership_id, review_id, application_id);

ALTER TABLE ONLY public.review_outcome
    ADD CONSTRAINT review_outcome_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.review_reopening
    ADD CONSTRAINT review_reopening_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.review_told
    ADD CONSTRAINT review_told_pkey PRIMARY KEY (partnership_id, review_id);

ALTER TABLE ONLY public.review_topics
    ADD CONSTRAINT review_topics_pkey PRIMARY KEY (partnership_id, review_id, turn);

ALTER TABLE ONLY public.risk_plan_line
    ADD CONSTRAINT risk_plan_line_pkey PRIMARY KEY (partnership_id, review_id, version, line);

ALTER TABLE ONLY public.risk_plan
    ADD CONSTRAINT risk_plan_pkey PRIMARY KEY (partnership_id, review_id, version);

ALTER TABLE ONLY public.safe_contact
    ADD CONSTRAINT safe_contact_pkey PRIMARY KEY (partnership_id, application_id, version);

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);

ALTER TABLE ONLY public.sending
    ADD CONSTRAINT sending_pkey PRIMARY KEY (decision);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (token);

ALTER TABLE ONLY public.shut_out
    ADD CONSTRAINT shut_out_pkey PRIMARY KEY (partnership_id, file_id, person_id, named_at);

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.something_new
    ADD CONSTRAINT something_new_pkey PRIMARY KEY (partnership_id, application_id, report);

ALTER TABLE ONLY public.standing_meeting
    ADD CONSTRAINT standing_meeting_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.support_offer
    ADD CONSTRAINT support_offer_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_once UNIQUE (partnership_id, message_id, kind);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_pkey PRIMARY KEY (partnership_id, id);

ALTER TABLE ONLY public.threshold_decision_body
    ADD CONSTRAINT threshold_decision_body_pkey PRIMARY KEY (partnership_id, application_id, turn, agency_id);

ALTER TABLE ONLY public.threshold_decision_conflict
    ADD CONSTRAINT threshold_decision_conflict_pkey PRIMARY KEY (partnership_id, application_id, turn, number);

ALTER TABLE ONLY public.threshold_decision_person
    ADD CONSTRAINT threshold_decision_person_pkey PRIMARY KEY (partnership_id, application_id, turn, number);

ALTER TABLE ONLY public.threshold_decision_turn
    ADD CONSTRAINT threshold_decision_turn_pkey PRIMARY KEY (partnership_id, application_id, turn);

ALTER TABLE ONLY public.word_given
    ADD CONSTRAINT word_given_pkey PRIMARY KEY (partnership_id, application_id, number);

ALTER TABLE ONLY public.word_mark
    ADD CONSTRAINT word_mark_pkey PRIMARY KEY (partnership_id, seq);

CREATE INDEX action_review ON public.action USING btree (partnership_id, review_id);

CREATE INDEX action_to_settle ON public.action USING btree (partnership_id, review_id) WHERE ((state = 'declined'::text) AND (settled_on IS NULL));

CREATE INDEX api_key_by_hash ON public.api_key USING btree (hash);

CREATE INDEX applicant_contact_address ON public.applicant_contact USING btree (partnership_id, address_key);

CREATE INDEX applicant_contact_email ON public.applicant_contact USING btree (partnership_id, email_key);

CREATE INDEX applicant_contact_telephone ON public.applicant_contact USING btree (partnership_id, telephone_key);

CREATE INDEX applicant_known_as ON public.applicant USING btree (partnership_id, known_as);

CREATE INDEX application_newest ON public.application USING btree (partnership_id, received_on, recorded_at);

CREATE INDEX application_of_area ON public.application USING btree (partnership_id, area_code, received_on);

CREATE INDEX application_open ON public.application USING btree (partnership_id, received_on) WHERE (stage = ANY (ARRAY['received'::text, 'acknowledged'::text, 'gathering'::text]));

CREATE UNIQUE INDEX availability_poll_in_turn ON public.availability_poll USING btree (partnership_id, review_id, turn);

CREATE UNIQUE INDEX availability_poll_one_open ON public.availability_poll USING btree (partnership_id, review_id) WHERE (ended_on IS NULL);

CREATE INDEX busy_feed_due ON public.busy_feed USING btree (partnership_id, next_at) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX busy_feed_of_agency ON public.busy_feed USING btree (partnership_id, agency_id) WHERE ((ended_at IS NULL) AND (agency_id IS NOT NULL));

CREATE UNIQUE INDEX busy_feed_of_person ON public.busy_feed USING btree (partnership_id, person_id) WHERE ((ended_at IS NULL) AND (person_id IS NOT NULL));

CREATE UNIQUE INDEX calendar_feed_one ON public.calendar_feed USING btree (person_id) WHERE (ended_at IS NULL);

CREATE INDEX case_contact_now_holder ON public.case_contact_now USING btree (partnership_id, holder_id);

CREATE INDEX case_contact_now_stand_in ON public.case_contact_now USING btree (partnership_id) WHERE (person_id IS DISTINCT FROM holder_id);

CREATE INDEX cover_by ON public.cover USING btree (covered_by, until_on);

CREATE INDEX cover_running ON public.cover USING btree (partnership_id, until_on);

CREATE INDEX deadline_action_due ON public.deadline USING btree (partnership_id, due_on) WHERE (duty = 'action'::text);

CREATE INDEX deadline_met_on ON public.deadline USING btree (partnership_id, ended_on) WHERE (state = 'met'::text);

CREATE UNIQUE INDEX deadline_one_open ON public.deadline USING btree (partnership_id, file_id, duty, subject_id) WHERE (state = 'open'::text);

CREATE INDEX deadline_open_due ON public.deadline USING btree (partnership_id, due_on) WHERE (state = 'open'::text);

CREATE INDEX deadline_open_of_agency ON public.deadline USING btree (partnership_id, owner_agency_id, due_on) WHERE (state = 'open'::text);

CREATE INDEX deadline_open_of_person ON public.deadline USING btree (partnership_id, owner_person_id) WHERE ((state = 'open'::text) AND (owner_person_id IS NOT NULL));

CREATE INDEX deadline_rung_waiting ON public.deadline_rung USING btree (fires_at) WHERE (planned_at IS NULL);

CREATE INDEX deadline_rung_waiting_of ON public.deadline_rung USING btree (partnership_id, fires_at) WHERE (planned_at IS NULL);

CREATE INDEX deadline_subject ON public.deadline USING btree (partnership_id, file_id, duty, subject_id);

CREATE INDEX decision_review_application ON public.decision_review USING btree (partnership_id, application_id);

CREATE INDEX decision_review_asked_on ON public.decision_review USING btree (partnership_id, asked_on);

CREATE INDEX departure_waiting ON public.departure USING btree (partnership_id, left_on) WHERE (carried_out_at IS NULL);

CREATE UNIQUE INDEX equality_reader_now ON public.equality_reader USING btree (partnership_id, person_id) WHERE (ended_at IS NULL);

CREATE INDEX feedback_given_on ON public.feedback USING btree (partnership_id, given_on);

CREATE INDEX guest_person ON public.guest USING btree (person_id);

CREATE INDEX hearing_meeting ON public.hearing USING btree (partnership_id, meeting_id);

CREATE INDEX hearing_time ON public.hearing USING btree (partnership_id, starts_at);

CREATE INDEX incoming_mail_automatic ON public.incoming_mail USING btree (partnership_id, message_id) WHERE (kind = 'auto-reply'::text);

CREATE INDEX information_answer_of_application ON public.information_answer USING btree (partnership_id, application_id, request_id, number);

CREATE INDEX information_answer_to_see_to ON public.information_answer USING btree (partnership_id, answered_on) WHERE ((kind = 'refused'::text) OR (came_after IS NOT NULL) OR (corrects IS NOT NULL));

CREATE INDEX information_request_application ON public.information_request USING btree (partnership_id, application_id);

CREATE INDEX journal_file ON public.journal USING btree (partnership_id, file_id);

CREATE INDEX left_open_unnamed ON public.left_open USING btree (partnership_id, file_id) WHERE (named_at IS NULL);

CREATE INDEX lesson_by_day ON public.lesson USING btree (partnership_id, recorded_on);

CREATE INDEX lesson_of_review ON public.lesson USING btree (partnership_id, review_id);

CREATE INDEX meeting_start ON public.meeting USING btree (partnership_id, starts_at);

CREATE INDEX membership_person ON public.membership USING btree (person_id);

CREATE INDEX message_day ON public.message USING btree (on_day) WHERE (on_day IS NOT NULL);

CREATE UNIQUE INDEX message_event_once ON public.message_event USING btree (partnership_id, message_id, kind, source) WHERE (source IS NOT NULL);

CREATE UNIQUE INDEX message_instead_once ON public.message USING btree (partnership_id, instead_of) WHERE (instead_of IS NOT NULL);

CREATE INDEX message_newest ON public.message USING btree (partnership_id, created_at);

CREATE INDEX message_of_applicant ON public.message USING btree (partnership_id, recipient_application, created_at, id) WHERE (recipient_application IS NOT NULL);

CREATE INDEX message_of_digest ON public.message USING btree (partnership_id, digest_id) WHERE (digest_id IS NOT NULL);

CREATE UNIQUE INDEX message_once_a_day ON public.message USING btree (partnership_id, kind, COALESCE(recipient_person, recipient_agency), on_day) WHERE (on_day IS NOT NULL);

CREATE INDEX message_provider ON public.message USING btree (provider_id) WHERE (channel = 'govuk-notify'::text);

CREATE INDEX message_report_awaited ON public.message USING btree (COALESCE(ask_after, settled_at)) WHERE ((channel = 'govuk-notify'::text) AND (state = ANY (ARRAY['accepted'::text, 'unknown'::text])) AND (reported IS NULL));

CREATE INDEX message_thread ON public.message USING btree (file_id, COALESCE(recipient_person, recipient_agency, recipient_contact), created_at, id);

CREATE INDEX message_to_gather ON public.message USING btree (created_at) WHERE ((state = 'digest'::text) AND (digest_id IS NULL));

CREATE INDEX message_unknown_since ON public.message USING btree (partnership_id, settled_at) WHERE (state = 'unknown'::text);

CREATE INDEX message_waiting ON public.message USING btree (due_at) WHERE (state = ANY (ARRAY['pending'::text, 'claimed'::text]));

CREATE INDEX message_waiting_of ON public.message USING btree (partnership_id, due_at) WHERE (state = ANY (ARRAY['pending'::text, 'claimed'::text]));

CREATE INDEX occurrence_message ON public.occurrence USING btree (partnership_id, message_id);

CREATE INDEX panel_question_review ON public.panel_question USING btree (partnership_id, review_id);

CREATE INDEX paper_code_try_of ON public.paper_code_try USING btree (partnership_id, application_id, tried_at);

CREATE UNIQUE INDEX person_email ON public.person USING btree (lower(email));

CREATE INDEX plan_concern_part ON public.plan_concern USING btree (partnership_id, part_id, number);

CREATE INDEX recommendation_review ON public.recommendation USING btree (partnership_id, review_id);

CREATE INDEX recommendation_to_tell ON public.recommendation USING btree (partnership_id, review_id) WHERE ((answer_reason IS NOT NULL) AND (told_on IS NULL));

CREATE INDEX review_open ON public.review USING btree (partnership_id, opened_on) WHERE (stage <> 'closed'::text);

CREATE INDEX review_outcome_sent ON public.review USING btree (partnership_id, outcome_sent_on) WHERE (outcome_sent_on IS NOT NULL);

CREATE INDEX review_told_area ON public.review_told USING btree (partnership_id, area_code, told_on);

CREATE INDEX shut_out_of_person ON public.shut_out USING btree (partnership_id, person_id) WHERE (lifted_at IS NULL);

CREATE INDEX support_offer_review ON public.support_offer USING btree (partnership_id, review_id);

CREATE UNIQUE INDEX task_of_subject_once ON public.task USING btree (partnership_id, kind, subject_id) WHERE ((subject_id IS NOT NULL) AND (done_on IS NULL));

CREATE INDEX task_open ON public.task USING btree (partnership_id, opened_at) WHERE (done_on IS NULL);

CREATE INDEX threshold_decision_day ON public.threshold_decision_turn USING btree (partnership_id, decided_on);

CREATE INDEX threshold_decision_later ON public.threshold_decision_turn USING btree (partnership_id, application_id) WHERE (turn > 1);

CREATE INDEX word_mark_application ON public.word_mark USING btree (partnership_id, application_id);

CREATE TRIGGER kept_for_good BEFORE DELETE OR UPDATE OR TRUNCATE ON public.decision_record FOR EACH STATEMENT EXECUTE FUNCTION public.kept_for_good();

CREATE TRIGGER shut_out_of_review AFTER INSERT ON public.review_application FOR EACH ROW EXECUTE FUNCTION public.shut_out_of_review();

CREATE TRIGGER word_of_application AFTER INSERT ON public.application FOR EACH ROW EXECUTE FUNCTION public.mark_word('id');

CREATE TRIGGER word_of_danger_reading AFTER INSERT ON public.danger_reading FOR EACH ROW EXECUTE FUNCTION public.mark_word('application_id');

CREATE TRIGGER word_of_hearing AFTER INSERT ON public.review_application FOR EACH ROW EXECUTE FUNCTION public.mark_word('application_id');

CREATE TRIGGER word_of_message AFTER UPDATE OF state ON public.message FOR EACH ROW WHEN (((new.state = 'accepted'::text) AND (old.state <> 'accepted'::text) AND (new.recipient_application IS NOT NULL) AND (new.kind <> 'sign-in-code'::text))) EXECUTE FUNCTION public.mark_word('recipient_application');

CREATE TRIGGER word_of_request AFTER INSERT ON public.information_request FOR EACH ROW EXECUTE FUNCTION public.mark_word('application_id');

CREATE TRIGGER word_of_review AFTER UPDATE OF stage ON public.review FOR EACH ROW WHEN ((new.stage IS DISTINCT FROM old.stage)) EXECUTE FUNCTION public.mark_word_of_review();

CREATE TRIGGER word_of_shut_out BEFORE INSERT ON public.shut_out FOR EACH ROW EXECUTE FUNCTION public.mark_word_of_file();

CREATE TRIGGER word_of_stage AFTER UPDATE OF stage ON public.application FOR EACH ROW WHEN ((new.stage IS DISTINCT FROM old.stage)) EXECUTE FUNCTION public.mark_word('id');

CREATE TRIGGER word_of_task AFTER UPDATE OF done_on ON public.task FOR EACH ROW WHEN (((new.done_on IS NOT NULL) AND (old.done_on IS NULL) AND (new.message_id IS NOT NULL))) EXECUTE FUNCTION public.mark_word_of_task();

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_partnership_id_settled_anew_fkey FOREIGN KEY (partnership_id, settled_anew) REFERENCES public.action(partnership_id, id);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT action_tell_by_fkey FOREIGN KEY (tell_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.action_telling
    ADD CONSTRAINT action_telling_partnership_id_action_id_fkey FOREIGN KEY (partnership_id, action_id) REFERENCES public.action(partnership_id, id);

ALTER TABLE ONLY public.action_telling
    ADD CONSTRAINT action_telling_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.action_telling
    ADD CONSTRAINT action_telling_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.action_update
    ADD CONSTRAINT action_update_partnership_id_action_id_fkey FOREIGN KEY (partnership_id, action_id) REFERENCES public.action(partnership_id, id);

ALTER TABLE ONLY public.action_update
    ADD CONSTRAINT action_update_said_by_fkey FOREIGN KEY (said_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.agency_area
    ADD CONSTRAINT agency_area_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.agency_area
    ADD CONSTRAINT agency_area_partnership_id_area_code_fkey FOREIGN KEY (partnership_id, area_code) REFERENCES public.partnership_area(partnership_id, area_code);

ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.body(id);

ALTER TABLE ONLY public.agency
    ADD CONSTRAINT agency_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.agency_reference
    ADD CONSTRAINT agency_reference_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.agency_reference
    ADD CONSTRAINT agency_reference_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.agency_reference
    ADD CONSTRAINT agency_reference_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.api_receipt
    ADD CONSTRAINT api_receipt_partnership_id_api_key_id_fkey FOREIGN KEY (partnership_id, api_key_id) REFERENCES public.api_key(partnership_id, id);

ALTER TABLE ONLY public.api_receipt
    ADD CONSTRAINT api_receipt_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.applicant_contact
    ADD CONSTRAINT applicant_contact_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.applicant_part
    ADD CONSTRAINT applicant_part_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.applicant_part
    ADD CONSTRAINT applicant_part_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.applicant_part
    ADD CONSTRAINT applicant_part_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.applicant
    ADD CONSTRAINT applicant_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.applicant_remark_answer
    ADD CONSTRAINT applicant_remark_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.applicant_remark_answer
    ADD CONSTRAINT applicant_remark_answer_partnership_id_application_id_numb_fkey FOREIGN KEY (partnership_id, application_id, number) REFERENCES public.applicant_remark(partnership_id, application_id, number);

ALTER TABLE ONLY public.applicant_remark
    ADD CONSTRAINT applicant_remark_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.applicant_remark
    ADD CONSTRAINT applicant_remark_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.applicant_statement
    ADD CONSTRAINT applicant_statement_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.applicant_statement
    ADD CONSTRAINT applicant_statement_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.applicant_statement
    ADD CONSTRAINT applicant_statement_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_partnership_id_area_code_fkey FOREIGN KEY (partnership_id, area_code) REFERENCES public.partnership_area(partnership_id, area_code);

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.application_place
    ADD CONSTRAINT application_place_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.area_choice
    ADD CONSTRAINT area_choice_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.area_choice
    ADD CONSTRAINT area_choice_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.area_contact
    ADD CONSTRAINT area_contact_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.area
    ADD CONSTRAINT area_successor_fkey FOREIGN KEY (successor) REFERENCES public.area(code);

ALTER TABLE ONLY public.attendance_choice
    ADD CONSTRAINT attendance_choice_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.attendance_choice
    ADD CONSTRAINT attendance_choice_partnership_id_review_id_number_applicat_fkey FOREIGN KEY (partnership_id, review_id, number, application_id) REFERENCES public.applicant_part(partnership_id, review_id, number, application_id);

ALTER TABLE ONLY public.availability_asked
    ADD CONSTRAINT availability_asked_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.availability_asked
    ADD CONSTRAINT availability_asked_partnership_id_poll_id_fkey FOREIGN KEY (partnership_id, poll_id) REFERENCES public.availability_poll(partnership_id, id);

ALTER TABLE ONLY public.availability_asked
    ADD CONSTRAINT availability_asked_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.availability_poll
    ADD CONSTRAINT availability_poll_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.availability_reply
    ADD CONSTRAINT availability_reply_partnership_id_asked_id_fkey FOREIGN KEY (partnership_id, asked_id) REFERENCES public.availability_asked(partnership_id, id);

ALTER TABLE ONLY public.availability_slot
    ADD CONSTRAINT availability_slot_partnership_id_poll_id_fkey FOREIGN KEY (partnership_id, poll_id) REFERENCES public.availability_poll(partnership_id, id);

ALTER TABLE ONLY public.busy_feed
    ADD CONSTRAINT busy_feed_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.busy_feed
    ADD CONSTRAINT busy_feed_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.busy_feed
    ADD CONSTRAINT busy_feed_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.busy_feed
    ADD CONSTRAINT busy_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.busy_time
    ADD CONSTRAINT busy_time_partnership_id_feed_id_fkey FOREIGN KEY (partnership_id, feed_id) REFERENCES public.busy_feed(partnership_id, id);

ALTER TABLE ONLY public.calendar_event
    ADD CONSTRAINT calendar_event_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.calendar_feed
    ADD CONSTRAINT calendar_feed_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_contact_now
    ADD CONSTRAINT case_contact_now_holder_id_fkey FOREIGN KEY (holder_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_contact_now
    ADD CONSTRAINT case_contact_now_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.case_contact_now
    ADD CONSTRAINT case_contact_now_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.case_contact_now
    ADD CONSTRAINT case_contact_now_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.case_contact
    ADD CONSTRAINT case_contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.case_file
    ADD CONSTRAINT case_file_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.case_reference
    ADD CONSTRAINT case_reference_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.conflict_declaration
    ADD CONSTRAINT conflict_declaration_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.conflict_declaration
    ADD CONSTRAINT conflict_declaration_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_covered_by_fkey FOREIGN KEY (covered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.cover
    ADD CONSTRAINT cover_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.danger_reading
    ADD CONSTRAINT danger_reading_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.danger_reading
    ADD CONSTRAINT danger_reading_read_by_fkey FOREIGN KEY (read_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.danger_referral
    ADD CONSTRAINT danger_referral_partnership_id_application_id_reading_fkey FOREIGN KEY (partnership_id, application_id, reading) REFERENCES public.danger_reading(partnership_id, application_id, number);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_owner_person_id_fkey FOREIGN KEY (owner_person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.deadline
    ADD CONSTRAINT deadline_partnership_id_owner_agency_id_fkey FOREIGN KEY (partnership_id, owner_agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.deadline_rung
    ADD CONSTRAINT deadline_rung_partnership_id_deadline_id_fkey FOREIGN KEY (partnership_id, deadline_id) REFERENCES public.deadline(partnership_id, id);

ALTER TABLE ONLY public.decision_record
    ADD CONSTRAINT decision_record_turn FOREIGN KEY (partnership_id, application_id, turn) REFERENCES public.threshold_decision_turn(partnership_id, application_id, turn);

ALTER TABLE ONLY public.decision_review_conclusion
    ADD CONSTRAINT decision_review_conclusion_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.decision_review(partnership_id, id);

ALTER TABLE ONLY public.decision_review_conclusion
    ADD CONSTRAINT decision_review_conclusion_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.decision_review
    ADD CONSTRAINT decision_review_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.decision_review_hearer
    ADD CONSTRAINT decision_review_hearer_named_by_fkey FOREIGN KEY (named_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.decision_review_hearer
    ADD CONSTRAINT decision_review_hearer_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.decision_review(partnership_id, id);

ALTER TABLE ONLY public.decision_review_papers
    ADD CONSTRAINT decision_review_papers_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.decision_review(partnership_id, id);

ALTER TABLE ONLY public.decision_review_papers
    ADD CONSTRAINT decision_review_papers_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.decision_review
    ADD CONSTRAINT decision_review_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.delivery_report
    ADD CONSTRAINT delivery_report_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.entry_comparison
    ADD CONSTRAINT entry_comparison_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.entry_comparison
    ADD CONSTRAINT entry_comparison_said_by_fkey FOREIGN KEY (said_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.equality_answer
    ADD CONSTRAINT equality_answer_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.equality_reader
    ADD CONSTRAINT equality_reader_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.equality_reader
    ADD CONSTRAINT equality_reader_let_by_fkey FOREIGN KEY (let_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.equality_reader
    ADD CONSTRAINT equality_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.feedback
    ADD CONSTRAINT feedback_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.guest
    ADD CONSTRAINT guest_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.guest
    ADD CONSTRAINT guest_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.guest
    ADD CONSTRAINT guest_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.guest
    ADD CONSTRAINT guest_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_account
    ADD CONSTRAINT hearing_account_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_adjourned_by_fkey FOREIGN KEY (adjourned_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_attendance
    ADD CONSTRAINT hearing_attendance_hearing FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_attendance
    ADD CONSTRAINT hearing_attendance_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.hearing_chair
    ADD CONSTRAINT hearing_chair_chair_id_fkey FOREIGN KEY (chair_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_chair
    ADD CONSTRAINT hearing_chair_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_chair
    ADD CONSTRAINT hearing_chair_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_chair
    ADD CONSTRAINT hearing_chair_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.hearing_correction
    ADD CONSTRAINT hearing_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_correction
    ADD CONSTRAINT hearing_correction_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_draft
    ADD CONSTRAINT hearing_draft_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_draft
    ADD CONSTRAINT hearing_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_invitee
    ADD CONSTRAINT hearing_invitee_hearing FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_invitee
    ADD CONSTRAINT hearing_invitee_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_papers_by_fkey FOREIGN KEY (papers_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_part
    ADD CONSTRAINT hearing_part_partnership_id_review_id_application_id_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.hearing_part
    ADD CONSTRAINT hearing_part_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_partnership_id_meeting_id_fkey FOREIGN KEY (partnership_id, meeting_id) REFERENCES public.meeting(partnership_id, id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.hearing_presence
    ADD CONSTRAINT hearing_presence_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.hearing_presence
    ADD CONSTRAINT hearing_presence_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.hearing_presence
    ADD CONSTRAINT hearing_presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing
    ADD CONSTRAINT hearing_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.hearing_view
    ADD CONSTRAINT hearing_view_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.hearing_view
    ADD CONSTRAINT hearing_view_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.incoming_mail
    ADD CONSTRAINT incoming_mail_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.incoming_mail
    ADD CONSTRAINT incoming_mail_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.incoming_mail
    ADD CONSTRAINT incoming_mail_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_partnership_id_request_id_corrects_fkey FOREIGN KEY (partnership_id, request_id, corrects) REFERENCES public.information_answer(partnership_id, request_id, number);

ALTER TABLE ONLY public.information_answer
    ADD CONSTRAINT information_answer_partnership_id_request_id_fkey FOREIGN KEY (partnership_id, request_id) REFERENCES public.information_request(partnership_id, id);

ALTER TABLE ONLY public.information_entry
    ADD CONSTRAINT information_entry_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.information_entry
    ADD CONSTRAINT information_entry_partnership_id_request_id_answer_fkey FOREIGN KEY (partnership_id, request_id, answer) REFERENCES public.information_answer(partnership_id, request_id, number);

ALTER TABLE ONLY public.information_follow_up
    ADD CONSTRAINT information_follow_up_done_by_fkey FOREIGN KEY (done_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.information_follow_up
    ADD CONSTRAINT information_follow_up_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.information_follow_up
    ADD CONSTRAINT information_follow_up_partnership_id_request_id_fkey FOREIGN KEY (partnership_id, request_id) REFERENCES public.information_request(partnership_id, id);

ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.information_request
    ADD CONSTRAINT information_request_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.informed_wish
    ADD CONSTRAINT informed_wish_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.informed_wish
    ADD CONSTRAINT informed_wish_said_by_fkey FOREIGN KEY (said_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT invitation_answer_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.invitation_answer
    ADD CONSTRAINT invitation_answer_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.journal_content
    ADD CONSTRAINT journal_content_partnership_id_seq_fkey FOREIGN KEY (partnership_id, seq) REFERENCES public.journal(partnership_id, seq);

ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.kept_calendar
    ADD CONSTRAINT kept_calendar_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.lead_agency
    ADD CONSTRAINT lead_agency_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.lead_agency
    ADD CONSTRAINT lead_agency_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.lead_agency
    ADD CONSTRAINT lead_agency_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.lead_officer
    ADD CONSTRAINT lead_officer_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.lead_officer
    ADD CONSTRAINT lead_officer_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.lead_officer
    ADD CONSTRAINT lead_officer_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.lead_officer
    ADD CONSTRAINT lead_officer_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.lead_profile
    ADD CONSTRAINT lead_profile_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.lead_profile
    ADD CONSTRAINT lead_profile_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_named_by_fkey FOREIGN KEY (named_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_named_person_fkey FOREIGN KEY (named_person) REFERENCES public.person(id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.left_open
    ADD CONSTRAINT left_open_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.lesson
    ADD CONSTRAINT lesson_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.lesson
    ADD CONSTRAINT lesson_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.local_policing_body
    ADD CONSTRAINT local_policing_body_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.meeting_preference
    ADD CONSTRAINT meeting_preference_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.meeting
    ADD CONSTRAINT meeting_room FOREIGN KEY (partnership_id, room_id) REFERENCES public.meeting_room(partnership_id, id);

ALTER TABLE ONLY public.meeting_room
    ADD CONSTRAINT meeting_room_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_area_contact FOREIGN KEY (partnership_id, area_contact_id) REFERENCES public.area_contact(partnership_id, id);

ALTER TABLE ONLY public.message_event
    ADD CONSTRAINT message_event_by_person_fkey FOREIGN KEY (by_person) REFERENCES public.person(id);

ALTER TABLE ONLY public.message_event
    ADD CONSTRAINT message_event_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_outside_request FOREIGN KEY (partnership_id, outside_request_id) REFERENCES public.information_request(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_digest_id_fkey FOREIGN KEY (partnership_id, digest_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_instead_of_fkey FOREIGN KEY (partnership_id, instead_of) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_recipient_agency_fkey FOREIGN KEY (partnership_id, recipient_agency) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_partnership_id_recipient_application_fkey FOREIGN KEY (partnership_id, recipient_application) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_recipient_person_fkey FOREIGN KEY (recipient_person) REFERENCES public.person(id);

ALTER TABLE ONLY public.occurrence
    ADD CONSTRAINT occurrence_partnership_id_deadline_id_rung_fkey FOREIGN KEY (partnership_id, deadline_id, rung) REFERENCES public.deadline_rung(partnership_id, deadline_id, rung);

ALTER TABLE ONLY public.occurrence
    ADD CONSTRAINT occurrence_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.other_side
    ADD CONSTRAINT other_side_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.other_side
    ADD CONSTRAINT other_side_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.outcome_draft
    ADD CONSTRAINT outcome_draft_partnership_id_review_id_application_id_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.outcome_draft
    ADD CONSTRAINT outcome_draft_written_by_fkey FOREIGN KEY (written_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.outcome_reading
    ADD CONSTRAINT outcome_reading_partnership_id_review_id_application_id_ve_fkey FOREIGN KEY (partnership_id, review_id, application_id, version) REFERENCES public.outcome_draft(partnership_id, review_id, application_id, version);

ALTER TABLE ONLY public.outcome_reading
    ADD CONSTRAINT outcome_reading_read_by_fkey FOREIGN KEY (read_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.outcome_told
    ADD CONSTRAINT outcome_told_partnership_id_review_id_application_id_versi_fkey FOREIGN KEY (partnership_id, review_id, application_id, version) REFERENCES public.outcome_draft(partnership_id, review_id, application_id, version);

ALTER TABLE ONLY public.oversight_setting
    ADD CONSTRAINT oversight_setting_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.oversight_setting
    ADD CONSTRAINT oversight_setting_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.pack_hidden_name
    ADD CONSTRAINT pack_hidden_name_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.pack_hidden_name
    ADD CONSTRAINT pack_hidden_name_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.pack_reading
    ADD CONSTRAINT pack_reading_partnership_id_review_id_version_fkey FOREIGN KEY (partnership_id, review_id, version) REFERENCES public.panel_pack(partnership_id, review_id, version);

ALTER TABLE ONLY public.pack_reading
    ADD CONSTRAINT pack_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.panel_pack_case
    ADD CONSTRAINT panel_pack_case_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.panel_pack_case
    ADD CONSTRAINT panel_pack_case_partnership_id_review_id_version_fkey FOREIGN KEY (partnership_id, review_id, version) REFERENCES public.panel_pack(partnership_id, review_id, version);

ALTER TABLE ONLY public.panel_pack
    ADD CONSTRAINT panel_pack_fixed_by_fkey FOREIGN KEY (fixed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.panel_pack
    ADD CONSTRAINT panel_pack_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.hearing(partnership_id, review_id, number);

ALTER TABLE ONLY public.panel_question
    ADD CONSTRAINT panel_question_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.panel_question
    ADD CONSTRAINT panel_question_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.panel_question
    ADD CONSTRAINT panel_question_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.paper_code
    ADD CONSTRAINT paper_code_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.paper_code_try
    ADD CONSTRAINT paper_code_try_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.partnership_area
    ADD CONSTRAINT partnership_area_area_code_fkey FOREIGN KEY (area_code) REFERENCES public.area(code);

ALTER TABLE ONLY public.partnership_area
    ADD CONSTRAINT partnership_area_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.passed_on
    ADD CONSTRAINT passed_on_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.passed_on
    ADD CONSTRAINT passed_on_partnership_id_contact_id_fkey FOREIGN KEY (partnership_id, contact_id) REFERENCES public.area_contact(partnership_id, id);

ALTER TABLE ONLY public.passed_on
    ADD CONSTRAINT passed_on_passed_by_fkey FOREIGN KEY (passed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.plan_answer
    ADD CONSTRAINT plan_answer_partnership_id_review_id_application_id_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.plan_concern
    ADD CONSTRAINT plan_concern_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.plan_concern
    ADD CONSTRAINT plan_concern_said_by_fkey FOREIGN KEY (said_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.plan_concerned
    ADD CONSTRAINT plan_concerned_partnership_id_review_id_application_id_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.plan_concerned
    ADD CONSTRAINT plan_concerned_partnership_id_review_id_number_fkey FOREIGN KEY (partnership_id, review_id, number) REFERENCES public.plan_concern(partnership_id, review_id, number);

ALTER TABLE ONLY public.plan_consultation_part
    ADD CONSTRAINT plan_consultation_part_partnership_id_review_id_applicatio_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.plan_consultation_part
    ADD CONSTRAINT plan_consultation_part_partnership_id_review_id_turn_fkey FOREIGN KEY (partnership_id, review_id, turn) REFERENCES public.plan_consultation(partnership_id, review_id, turn);

ALTER TABLE ONLY public.plan_consultation
    ADD CONSTRAINT plan_consultation_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.procedure_area
    ADD CONSTRAINT procedure_area_partnership_id_area_code_fkey FOREIGN KEY (partnership_id, area_code) REFERENCES public.partnership_area(partnership_id, area_code);

ALTER TABLE ONLY public.procedure_area
    ADD CONSTRAINT procedure_area_partnership_id_procedure_id_fkey FOREIGN KEY (partnership_id, procedure_id) REFERENCES public.procedure_version(partnership_id, id);

ALTER TABLE ONLY public.procedure_version
    ADD CONSTRAINT procedure_version_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_area_code_fkey FOREIGN KEY (area_code) REFERENCES public.area(code);

ALTER TABLE ONLY public.publication
    ADD CONSTRAINT publication_published_by_fkey FOREIGN KEY (published_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.publication_reminder
    ADD CONSTRAINT publication_reminder_area_code_fkey FOREIGN KEY (area_code) REFERENCES public.area(code);

ALTER TABLE ONLY public.received_from
    ADD CONSTRAINT received_from_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT recommendation_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.recommendation_late_answer
    ADD CONSTRAINT recommendation_late_answer_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.recommendation_late_answer
    ADD CONSTRAINT recommendation_late_answer_partnership_id_recommendation_i_fkey FOREIGN KEY (partnership_id, recommendation_id) REFERENCES public.recommendation(partnership_id, id);

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT recommendation_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT recommendation_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT recommendation_told_by_fkey FOREIGN KEY (told_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_area_code_fkey FOREIGN KEY (area_code) REFERENCES public.area(code);

ALTER TABLE ONLY public.report_correction
    ADD CONSTRAINT report_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.report_correction
    ADD CONSTRAINT report_correction_partnership_id_application_id_number_fkey FOREIGN KEY (partnership_id, application_id, number) REFERENCES public.report(partnership_id, application_id, number);

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.review_application
    ADD CONSTRAINT review_application_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.review_application
    ADD CONSTRAINT review_application_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.review_closing
    ADD CONSTRAINT review_closing_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.review_closing_despite
    ADD CONSTRAINT review_closing_despite_partnership_id_review_id_turn_fkey FOREIGN KEY (partnership_id, review_id, turn) REFERENCES public.review_closing(partnership_id, review_id, turn);

ALTER TABLE ONLY public.review_closing
    ADD CONSTRAINT review_closing_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.review_leaving
    ADD CONSTRAINT review_leaving_partnership_id_review_id_application_id_fkey FOREIGN KEY (partnership_id, review_id, application_id) REFERENCES public.review_application(partnership_id, review_id, application_id);

ALTER TABLE ONLY public.review_outcome
    ADD CONSTRAINT review_outcome_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_partnership_id_id_fkey FOREIGN KEY (partnership_id, id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.review_reopening
    ADD CONSTRAINT review_reopening_partnership_id_review_id_turn_fkey FOREIGN KEY (partnership_id, review_id, turn) REFERENCES public.review_closing(partnership_id, review_id, turn);

ALTER TABLE ONLY public.review_reopening
    ADD CONSTRAINT review_reopening_reopened_by_fkey FOREIGN KEY (reopened_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.review_told
    ADD CONSTRAINT review_told_area_code_fkey FOREIGN KEY (area_code) REFERENCES public.area(code);

ALTER TABLE ONLY public.review_told
    ADD CONSTRAINT review_told_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.review_topics
    ADD CONSTRAINT review_topics_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.risk_plan_line
    ADD CONSTRAINT risk_plan_line_partnership_id_review_id_version_fkey FOREIGN KEY (partnership_id, review_id, version) REFERENCES public.risk_plan(partnership_id, review_id, version);

ALTER TABLE ONLY public.risk_plan
    ADD CONSTRAINT risk_plan_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.risk_plan
    ADD CONSTRAINT risk_plan_written_by_fkey FOREIGN KEY (written_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.safe_contact
    ADD CONSTRAINT safe_contact_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.safe_contact
    ADD CONSTRAINT safe_contact_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.shut_out
    ADD CONSTRAINT shut_out_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.shut_out
    ADD CONSTRAINT shut_out_named_by_fkey FOREIGN KEY (named_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.shut_out
    ADD CONSTRAINT shut_out_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.shut_out
    ADD CONSTRAINT shut_out_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.sign_in_code
    ADD CONSTRAINT sign_in_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);

ALTER TABLE ONLY public.something_new
    ADD CONSTRAINT something_new_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.something_new
    ADD CONSTRAINT something_new_partnership_id_application_id_report_fkey FOREIGN KEY (partnership_id, application_id, report) REFERENCES public.report(partnership_id, application_id, number);

ALTER TABLE ONLY public.standing_meeting
    ADD CONSTRAINT standing_meeting_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES public.partnership(id);

ALTER TABLE ONLY public.standing_meeting
    ADD CONSTRAINT standing_meeting_partnership_id_room_id_fkey FOREIGN KEY (partnership_id, room_id) REFERENCES public.meeting_room(partnership_id, id);

ALTER TABLE ONLY public.support_offer
    ADD CONSTRAINT support_offer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.support_offer
    ADD CONSTRAINT support_offer_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.support_offer
    ADD CONSTRAINT support_offer_partnership_id_review_id_fkey FOREIGN KEY (partnership_id, review_id) REFERENCES public.review(partnership_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_done_by_fkey FOREIGN KEY (done_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_partnership_id_file_id_fkey FOREIGN KEY (partnership_id, file_id) REFERENCES public.case_file(partnership_id, id);

ALTER TABLE ONLY public.task
    ADD CONSTRAINT task_partnership_id_message_id_fkey FOREIGN KEY (partnership_id, message_id) REFERENCES public.message(partnership_id, id);

ALTER TABLE ONLY public.threshold_decision_body
    ADD CONSTRAINT threshold_decision_body_partnership_id_agency_id_fkey FOREIGN KEY (partnership_id, agency_id) REFERENCES public.agency(partnership_id, id);

ALTER TABLE ONLY public.threshold_decision_body
    ADD CONSTRAINT threshold_decision_body_turn FOREIGN KEY (partnership_id, application_id, turn) REFERENCES public.threshold_decision_turn(partnership_id, application_id, turn);

ALTER TABLE ONLY public.threshold_decision_conflict
    ADD CONSTRAINT threshold_decision_conflict_turn FOREIGN KEY (partnership_id, application_id, turn) REFERENCES public.threshold_decision_turn(partnership_id, application_id, turn);

ALTER TABLE ONLY public.threshold_decision_turn
    ADD CONSTRAINT threshold_decision_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE ONLY public.threshold_decision_person
    ADD CONSTRAINT threshold_decision_person_turn FOREIGN KEY (partnership_id, application_id, turn, agency_id) REFERENCES public.threshold_decision_body(partnership_id, application_id, turn, agency_id);

ALTER TABLE ONLY public.threshold_decision_turn
    ADD CONSTRAINT threshold_decision_review FOREIGN KEY (partnership_id, review_id) REFERENCES public.decision_review(partnership_id, id);

ALTER TABLE ONLY public.word_given
    ADD CONSTRAINT word_given_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES public.person(id);

ALTER TABLE ONLY public.word_given
    ADD CONSTRAINT word_given_partnership_id_application_id_fkey FOREIGN KEY (partnership_id, application_id) REFERENCES public.application(partnership_id, id);

ALTER TABLE public.action ENABLE ROW LEVEL SECURITY;

CREATE POLICY action_rule ON public.action USING (((public.is_post() OR ((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id))) AND ((public.applicant_of() IS NULL) OR public.concerns_applicant(partnership_id, id))));

ALTER TABLE public.action_telling ENABLE ROW LEVEL SECURITY;

CREATE POLICY action_telling_rule ON public.action_telling USING ((((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.action_update ENABLE ROW LEVEL SECURITY;

CREATE POLICY action_update_rule ON public.action_update USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL) AND (EXISTS ( SELECT
   FROM public.action a
  WHERE ((a.partnership_id = action_update.partnership_id) AND (a.id = action_update.action_id))))));

ALTER TABLE public.agency ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.agency_area ENABLE ROW LEVEL SECURITY;

CREATE POLICY agency_area_rule ON public.agency_area USING ((public.is_post() OR public.in_partnership(partnership_id)));

ALTER TABLE public.agency_reference ENABLE ROW LEVEL SECURITY;

CREATE POLICY agency_reference_rule ON public.agency_reference USING ((public.is_post() OR (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND (public.applicant_of() IS NULL))));

CREATE POLICY agency_rule ON public.agency USING ((public.is_post() OR public.in_partnership(partnership_id)));

ALTER TABLE public.api_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY api_key_guest ON public.api_key AS RESTRICTIVE USING ((NOT ( SELECT public.is_guest() AS is_guest)));

CREATE POLICY api_key_rule ON public.api_key USING ((public.is_signing_in() OR (public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL))));

ALTER TABLE public.api_receipt ENABLE ROW LEVEL SECURITY;

CREATE POLICY api_receipt_guest ON public.api_receipt AS RESTRICTIVE USING ((NOT ( SELECT public.is_guest() AS is_guest)));

CREATE POLICY api_receipt_rule ON public.api_receipt USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.applicant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.applicant_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY applicant_contact_rule ON public.applicant_contact USING ((public.is_post() OR (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND public.may_see_contact())));

ALTER TABLE public.applicant_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY applicant_part_rule ON public.applicant_part USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.applicant_remark ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.applicant_remark_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY applicant_remark_answer_rule ON public.applicant_remark_answer USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY applicant_remark_rule ON public.applicant_remark USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY applicant_rule ON public.applicant USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.applicant_statement ENABLE ROW LEVEL SECURITY;

CREATE POLICY applicant_statement_rule ON public.applicant_statement USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.application ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.application_place ENABLE ROW LEVEL SECURITY;

CREATE POLICY application_place_rule ON public.application_place USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY application_rule ON public.application USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, id))));

ALTER TABLE public.area ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.area_choice ENABLE ROW LEVEL SECURITY;

CREATE POLICY area_choice_rule ON public.area_choice USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.area_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY area_contact_guest ON public.area_contact AS RESTRICTIVE USING ((public.is_post() OR (NOT ( SELECT public.is_guest() AS is_guest))));

CREATE POLICY area_contact_rule ON public.area_contact USING ((public.is_post() OR public.in_partnership(partnership_id)));

CREATE POLICY area_rule ON public.area USING (true);

ALTER TABLE public.attendance_choice ENABLE ROW LEVEL SECURITY;

CREATE POLICY attendance_choice_post ON public.attendance_choice FOR SELECT USING (public.is_post());

CREATE POLICY attendance_choice_rule ON public.attendance_choice USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.availability_asked ENABLE ROW LEVEL SECURITY;

CREATE POLICY availability_asked_rule ON public.availability_asked USING ((EXISTS ( SELECT
   FROM public.availability_poll p
  WHERE ((p.partnership_id = availability_asked.partnership_id) AND (p.id = availability_asked.poll_id)))));

ALTER TABLE public.availability_poll ENABLE ROW LEVEL SECURITY;

CREATE POLICY availability_poll_rule ON public.availability_poll USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.availability_reply ENABLE ROW LEVEL SECURITY;

CREATE POLICY availability_reply_rule ON public.availability_reply USING ((EXISTS ( SELECT
   FROM public.availability_asked a
  WHERE ((a.partnership_id = availability_reply.partnership_id) AND (a.id = availability_reply.asked_id)))));

ALTER TABLE public.availability_slot ENABLE ROW LEVEL SECURITY;

CREATE POLICY availability_slot_rule ON public.availability_slot USING ((EXISTS ( SELECT
   FROM public.availability_poll p
  WHERE ((p.partnership_id = availability_slot.partnership_id) AND (p.id = availability_slot.poll_id)))));

ALTER TABLE public.body ENABLE ROW LEVEL SECURITY;

CREATE POLICY body_rule ON public.body USING (true);

ALTER TABLE public.busy_feed ENABLE ROW LEVEL SECURITY;

CREATE POLICY busy_feed_guest ON public.busy_feed AS RESTRICTIVE USING (((NOT ( SELECT public.is_guest() AS is_guest)) OR (person_id = public.acting_person())));

CREATE POLICY busy_feed_rule ON public.busy_feed USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.busy_time ENABLE ROW LEVEL SECURITY;

CREATE POLICY busy_time_guest ON public.busy_time AS RESTRICTIVE USING (((NOT ( SELECT public.is_guest() AS is_guest)) OR (EXISTS ( SELECT
   FROM public.busy_feed f
  WHERE ((f.partnership_id = busy_time.partnership_id) AND (f.id = busy_time.feed_id))))));

CREATE POLICY busy_time_rule ON public.busy_time USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.calendar_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY calendar_event_rule ON public.calendar_event USING ((public.is_post() OR ((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id)))));

ALTER TABLE public.calendar_feed ENABLE ROW LEVEL SECURITY;

CREATE POLICY calendar_feed_rule ON public.calendar_feed USING (public.is_signing_in());

ALTER TABLE public.case_contact ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.case_contact_now ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_contact_now_rule ON public.case_contact_now USING ((public.is_post() OR (public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY case_contact_rule ON public.case_contact USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.case_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_file_rule ON public.case_file USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, id))));

ALTER TABLE public.case_reference ENABLE ROW LEVEL SECURITY;

CREATE POLICY case_reference_rule ON public.case_reference USING ((public.is_signing_in() OR ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.conflict_declaration ENABLE ROW LEVEL SECURITY;

CREATE POLICY conflict_declaration_rule ON public.conflict_declaration USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.cover ENABLE ROW LEVEL SECURITY;

CREATE POLICY cover_guest ON public.cover AS RESTRICTIVE USING ((public.is_post() OR (NOT ( SELECT public.is_guest() AS is_guest))));

CREATE POLICY cover_rule ON public.cover USING ((public.is_post() OR (public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)) OR (covered_by = public.acting_person())));

ALTER TABLE public.danger_reading ENABLE ROW LEVEL SECURITY;

CREATE POLICY danger_reading_rule ON public.danger_reading USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.danger_referral ENABLE ROW LEVEL SECURITY;

CREATE POLICY danger_referral_rule ON public.danger_referral USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.deadline ENABLE ROW LEVEL SECURITY;

CREATE POLICY deadline_rule ON public.deadline USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id))));

ALTER TABLE public.deadline_rung ENABLE ROW LEVEL SECURITY;

CREATE POLICY deadline_rung_rule ON public.deadline_rung USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.deadline d
  WHERE ((d.partnership_id = deadline_rung.partnership_id) AND (d.id = deadline_rung.deadline_id))))));

ALTER TABLE public.decision_record ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_record_rule ON public.decision_record USING ((((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.decision_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.decision_review_conclusion ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_review_conclusion_rule ON public.decision_review_conclusion USING ((public.in_partnership(partnership_id) AND (EXISTS ( SELECT
   FROM public.decision_review r
  WHERE ((r.partnership_id = decision_review_conclusion.partnership_id) AND (r.id = decision_review_conclusion.review_id))))));

ALTER TABLE public.decision_review_hearer ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_review_hearer_rule ON public.decision_review_hearer USING ((public.in_partnership(partnership_id) AND (EXISTS ( SELECT
   FROM public.decision_review r
  WHERE ((r.partnership_id = decision_review_hearer.partnership_id) AND (r.id = decision_review_hearer.review_id))))));

ALTER TABLE public.decision_review_papers ENABLE ROW LEVEL SECURITY;

CREATE POLICY decision_review_papers_rule ON public.decision_review_papers USING ((public.in_partnership(partnership_id) AND (EXISTS ( SELECT
   FROM public.decision_review r
  WHERE ((r.partnership_id = decision_review_papers.partnership_id) AND (r.id = decision_review_papers.review_id))))));

CREATE POLICY decision_review_rule ON public.decision_review USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.delivery_attempt ENABLE ROW LEVEL SECURITY;

CREATE POLICY delivery_attempt_rule ON public.delivery_attempt USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.message m
  WHERE ((m.partnership_id = delivery_attempt.partnership_id) AND (m.id = delivery_attempt.message_id))))));

ALTER TABLE public.delivery_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY delivery_report_rule ON public.delivery_report USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.message m
  WHERE ((m.partnership_id = delivery_report.partnership_id) AND (m.id = delivery_report.message_id))))));

ALTER TABLE public.demonstration ENABLE ROW LEVEL SECURITY;

CREATE POLICY demonstration_rule ON public.demonstration USING (true);

ALTER TABLE public.departure ENABLE ROW LEVEL SECURITY;

CREATE POLICY departure_guest ON public.departure AS RESTRICTIVE USING ((NOT ( SELECT public.is_guest() AS is_guest)));

CREATE POLICY departure_rule ON public.departure USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY draft_rule ON public.draft USING (public.is_signing_in());

ALTER TABLE public.entry_comparison ENABLE ROW LEVEL SECURITY;

CREATE POLICY entry_comparison_rule ON public.entry_comparison USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.equality_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY equality_answer_rule ON public.equality_answer USING ((public.in_partnership(partnership_id) AND ((application_id = public.applicant_of()) OR ((public.applicant_of() IS NULL) AND public.may_read_equality(partnership_id))))) WITH CHECK ((public.in_partnership(partnership_id) AND (application_id = public.applicant_of())));

ALTER TABLE public.equality_reader ENABLE ROW LEVEL SECURITY;

CREATE POLICY equality_reader_rule ON public.equality_reader USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.feedback ENABLE ROW LEVEL SECURITY;

CREATE POLICY feedback_rule ON public.feedback USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.guest ENABLE ROW LEVEL SECURITY;

CREATE POLICY guest_rule ON public.guest USING ((public.is_post() OR (person_id = public.acting_person()) OR (public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL))));

ALTER TABLE public.hearing ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.hearing_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_account_rule ON public.hearing_account USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.hearing_attendance ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_attendance_rule ON public.hearing_attendance USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.hearing_chair ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_chair_rule ON public.hearing_chair USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.hearing_correction ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_correction_rule ON public.hearing_correction USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.hearing_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_draft_rule ON public.hearing_draft USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.hearing_invitee ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_invitee_rule ON public.hearing_invitee USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.hearing_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_part_rule ON public.hearing_part USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

ALTER TABLE public.hearing_presence ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_presence_rule ON public.hearing_presence USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

CREATE POLICY hearing_rule ON public.hearing USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id))));

ALTER TABLE public.hearing_view ENABLE ROW LEVEL SECURITY;

CREATE POLICY hearing_view_rule ON public.hearing_view USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.incoming_mail ENABLE ROW LEVEL SECURITY;

CREATE POLICY incoming_mail_guest ON public.incoming_mail AS RESTRICTIVE USING ((public.is_post() OR (file_id IS NOT NULL) OR (NOT ( SELECT public.is_guest() AS is_guest))));

CREATE POLICY incoming_mail_rule ON public.incoming_mail USING ((public.is_post() OR ((public.applicant_of() IS NULL) AND (COALESCE(current_setting('casereview.role'::text, true), ''::text) = ANY (ARRAY['coordinator'::text, 'service'::text])) AND
CASE
    WHEN (file_id IS NULL) THEN public.in_partnership(partnership_id)
    ELSE ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id))
END)));

ALTER TABLE public.information_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY information_answer_rule ON public.information_answer USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.information_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY information_entry_rule ON public.information_entry USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.information_follow_up ENABLE ROW LEVEL SECURITY;

CREATE POLICY information_follow_up_rule ON public.information_follow_up USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.information_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY information_request_post ON public.information_request FOR SELECT USING (public.is_post());

CREATE POLICY information_request_rule ON public.information_request USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.informed_wish ENABLE ROW LEVEL SECURITY;

CREATE POLICY informed_wish_rule ON public.informed_wish USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.instance ENABLE ROW LEVEL SECURITY;

CREATE POLICY instance_rule ON public.instance USING (true);

ALTER TABLE public.invitation_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY invitation_answer_rule ON public.invitation_answer USING ((public.is_post() OR (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL))));

ALTER TABLE public.journal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_content ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_content_rule ON public.journal_content USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.journal j
  WHERE ((j.partnership_id = journal_content.partnership_id) AND (j.seq = journal_content.seq))))));

CREATE POLICY journal_guest ON public.journal AS RESTRICTIVE USING ((public.is_post() OR (file_id IS NOT NULL) OR (NOT ( SELECT public.is_guest() AS is_guest))));

ALTER TABLE public.journal_head ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_head_rule ON public.journal_head USING ((public.is_post() OR public.in_partnership(partnership_id)));

CREATE POLICY journal_rule ON public.journal USING ((public.is_post() OR
CASE
    WHEN (file_id IS NULL) THEN public.in_partnership(partnership_id)
    ELSE ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id))
END));

ALTER TABLE public.kept_calendar ENABLE ROW LEVEL SECURITY;

CREATE POLICY kept_calendar_rule ON public.kept_calendar USING (public.in_partnership(partnership_id));

ALTER TABLE public.lead_agency ENABLE ROW LEVEL SECURITY;

CREATE POLICY lead_agency_rule ON public.lead_agency USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.lead_officer ENABLE ROW LEVEL SECURITY;

CREATE POLICY lead_officer_rule ON public.lead_officer USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.lead_profile ENABLE ROW LEVEL SECURITY;

CREATE POLICY lead_profile_rule ON public.lead_profile USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL) AND (NOT ( SELECT public.is_guest() AS is_guest))));

ALTER TABLE public.left_open ENABLE ROW LEVEL SECURITY;

CREATE POLICY left_open_rule ON public.left_open USING ((((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.lesson ENABLE ROW LEVEL SECURITY;

CREATE POLICY lesson_rule ON public.lesson USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.link ENABLE ROW LEVEL SECURITY;

CREATE POLICY link_rule ON public.link USING ((public.is_signing_in() OR public.is_setting_up() OR public.is_post()));

ALTER TABLE public.local_policing_body ENABLE ROW LEVEL SECURITY;

CREATE POLICY local_policing_body_rule ON public.local_policing_body USING (public.in_partnership(partnership_id));

ALTER TABLE public.meeting ENABLE ROW LEVEL SECURITY;

CREATE POLICY meeting_guest ON public.meeting AS RESTRICTIVE USING ((public.is_post() OR (NOT ( SELECT public.is_guest() AS is_guest)) OR (EXISTS ( SELECT
   FROM public.hearing h
  WHERE ((h.partnership_id = meeting.partnership_id) AND (h.meeting_id = meeting.id))))));

ALTER TABLE public.meeting_preference ENABLE ROW LEVEL SECURITY;

CREATE POLICY meeting_preference_rule ON public.meeting_preference USING ((((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND public.may_see_contact()));

ALTER TABLE public.meeting_room ENABLE ROW LEVEL SECURITY;

CREATE POLICY meeting_room_rule ON public.meeting_room USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

CREATE POLICY meeting_rule ON public.meeting USING ((public.is_post() OR (public.in_partnership(partnership_id) AND ((public.applicant_of() IS NULL) OR (EXISTS ( SELECT
   FROM public.hearing h
  WHERE ((h.partnership_id = meeting.partnership_id) AND (h.meeting_id = meeting.id))))))));

ALTER TABLE public.membership ENABLE ROW LEVEL SECURITY;

CREATE POLICY membership_rule ON public.membership USING ((public.is_post() OR public.is_signing_in() OR public.in_partnership(partnership_id) OR (person_id = public.acting_person())));

ALTER TABLE public.message ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.message_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY message_event_rule ON public.message_event USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.message m
  WHERE ((m.partnership_id = message_event.partnership_id) AND (m.id = message_event.message_id))))));

CREATE POLICY message_guest ON public.message AS RESTRICTIVE USING ((public.is_post() OR (file_id IS NOT NULL) OR (recipient_person = public.acting_person()) OR (NOT ( SELECT public.is_guest() AS is_guest))));

CREATE POLICY message_rule ON public.message USING ((public.is_post() OR (
CASE
    WHEN (file_id IS NULL) THEN public.in_partnership(partnership_id)
    ELSE ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id))
END AND ((recipient_kind <> 'applicant'::text) OR public.may_see_contact()) AND ((public.applicant_of() IS NULL) OR (recipient_application = public.applicant_of()) OR (current_setting('casereview.role'::text, true) = 'service'::text)) AND ((kind <> 'sign-in-code'::text) OR (current_setting('casereview.role'::text, true) = 'service'::text)))));

ALTER TABLE public.occurrence ENABLE ROW LEVEL SECURITY;

CREATE POLICY occurrence_rule ON public.occurrence USING ((public.is_post() OR (EXISTS ( SELECT
   FROM public.deadline d
  WHERE ((d.partnership_id = occurrence.partnership_id) AND (d.id = occurrence.deadline_id))))));

ALTER TABLE public.other_side ENABLE ROW LEVEL SECURITY;

CREATE POLICY other_side_rule ON public.other_side USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.outcome_draft ENABLE ROW LEVEL SECURITY;

CREATE POLICY outcome_draft_rule ON public.outcome_draft USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR ((application_id = public.applicant_of()) AND (EXISTS ( SELECT
   FROM public.outcome_told t
  WHERE ((t.partnership_id = outcome_draft.partnership_id) AND (t.review_id = outcome_draft.review_id) AND (t.application_id = outcome_draft.application_id) AND (t.version = outcome_draft.version))))))));

ALTER TABLE public.outcome_reading ENABLE ROW LEVEL SECURITY;

CREATE POLICY outcome_reading_rule ON public.outcome_reading USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.outcome_told ENABLE ROW LEVEL SECURITY;

CREATE POLICY outcome_told_rule ON public.outcome_told USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

ALTER TABLE public.oversight_setting ENABLE ROW LEVEL SECURITY;

CREATE POLICY oversight_setting_rule ON public.oversight_setting USING (public.in_partnership(partnership_id));

ALTER TABLE public.pack_hidden_name ENABLE ROW LEVEL SECURITY;

CREATE POLICY pack_hidden_name_rule ON public.pack_hidden_name USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.pack_reading ENABLE ROW LEVEL SECURITY;

CREATE POLICY pack_reading_rule ON public.pack_reading USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.panel_pack ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.panel_pack_case ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_pack_case_rule ON public.panel_pack_case USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND (public.applicant_of() IS NULL)));

CREATE POLICY panel_pack_rule ON public.panel_pack USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.panel_question ENABLE ROW LEVEL SECURITY;

CREATE POLICY panel_question_rule ON public.panel_question USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.paper_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY paper_code_rule ON public.paper_code USING (public.is_signing_in());

ALTER TABLE public.paper_code_try ENABLE ROW LEVEL SECURITY;

CREATE POLICY paper_code_try_rule ON public.paper_code_try USING (public.is_signing_in());

ALTER TABLE public.partnership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.partnership_area ENABLE ROW LEVEL SECURITY;

CREATE POLICY partnership_area_rule ON public.partnership_area USING (true);

CREATE POLICY partnership_rule ON public.partnership USING (true);

ALTER TABLE public.passed_on ENABLE ROW LEVEL SECURITY;

CREATE POLICY passed_on_rule ON public.passed_on USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.person ENABLE ROW LEVEL SECURITY;

CREATE POLICY person_guest_rule ON public.person USING ((EXISTS ( SELECT
   FROM public.guest g
  WHERE (g.person_id = person.id))));

CREATE POLICY person_rule ON public.person USING ((public.is_post() OR public.is_signing_in() OR public.is_setting_up() OR (id = public.acting_person()) OR (EXISTS ( SELECT
   FROM public.membership m
  WHERE (m.person_id = person.id)))));

ALTER TABLE public.plan_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_answer_rule ON public.plan_answer USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

ALTER TABLE public.plan_concern ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_concern_rule ON public.plan_concern USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.plan_concerned ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_concerned_rule ON public.plan_concerned USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

ALTER TABLE public.plan_consultation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.plan_consultation_part ENABLE ROW LEVEL SECURITY;

CREATE POLICY plan_consultation_part_rule ON public.plan_consultation_part USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

CREATE POLICY plan_consultation_rule ON public.plan_consultation USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.procedure_area ENABLE ROW LEVEL SECURITY;

CREATE POLICY procedure_area_rule ON public.procedure_area USING ((public.is_post() OR public.in_partnership(partnership_id)));

ALTER TABLE public.procedure_version ENABLE ROW LEVEL SECURITY;

CREATE POLICY procedure_version_rule ON public.procedure_version USING ((public.is_post() OR public.in_partnership(partnership_id)));

ALTER TABLE public.publication ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.publication_reminder ENABLE ROW LEVEL SECURITY;

CREATE POLICY publication_reminder_rule ON public.publication_reminder USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

CREATE POLICY publication_rule ON public.publication USING (public.in_partnership(partnership_id));

ALTER TABLE public.received_from ENABLE ROW LEVEL SECURITY;

CREATE POLICY received_from_rule ON public.received_from USING (((public.applicant_of() IS NULL) AND ((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))));

ALTER TABLE public.recommendation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.recommendation_late_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY recommendation_late_answer_rule ON public.recommendation_late_answer USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL) AND (EXISTS ( SELECT
   FROM public.recommendation r
  WHERE ((r.partnership_id = recommendation_late_answer.partnership_id) AND (r.id = recommendation_late_answer.recommendation_id))))));

CREATE POLICY recommendation_post ON public.recommendation FOR SELECT USING (public.is_post());

CREATE POLICY recommendation_rule ON public.recommendation USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND ((public.applicant_of() IS NULL) OR public.concerns_applicant(partnership_id, id))));

ALTER TABLE public.report ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.report_correction ENABLE ROW LEVEL SECURITY;

CREATE POLICY report_correction_rule ON public.report_correction USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY report_rule ON public.report USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.review ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.review_application ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_application_guest ON public.review_application AS RESTRICTIVE USING ((public.is_post() OR (NOT ( SELECT public.is_guest() AS is_guest)) OR (EXISTS ( SELECT
   FROM public.guest g
  WHERE ((g.partnership_id = review_application.partnership_id) AND (g.person_id = public.acting_person()) AND (g.ended_on IS NULL) AND (g.review_id = review_application.review_id))))));

CREATE POLICY review_application_rule ON public.review_application USING ((public.is_post() OR (public.in_partnership(partnership_id) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of())))));

ALTER TABLE public.review_closing ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.review_closing_despite ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_closing_despite_rule ON public.review_closing_despite USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

CREATE POLICY review_closing_rule ON public.review_closing USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.review_leaving ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_leaving_rule ON public.review_leaving USING ((public.in_partnership(partnership_id) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of()))));

ALTER TABLE public.review_outcome ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_outcome_rule ON public.review_outcome USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.review_reopening ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_reopening_rule ON public.review_reopening USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

CREATE POLICY review_rule ON public.review USING ((public.is_post() OR ((public.in_partnership(partnership_id) AND (id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, id))));

ALTER TABLE public.review_told ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_told_rule ON public.review_told USING (((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)));

ALTER TABLE public.review_topics ENABLE ROW LEVEL SECURITY;

CREATE POLICY review_topics_rule ON public.review_topics USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.risk_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.risk_plan_line ENABLE ROW LEVEL SECURITY;

CREATE POLICY risk_plan_line_rule ON public.risk_plan_line USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

CREATE POLICY risk_plan_rule ON public.risk_plan USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.safe_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY safe_contact_rule ON public.safe_contact USING ((public.is_post() OR (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND public.may_see_contact())));

ALTER TABLE public.schema_version ENABLE ROW LEVEL SECURITY;

CREATE POLICY schema_version_rule ON public.schema_version USING (true);

ALTER TABLE public.sending ENABLE ROW LEVEL SECURITY;

CREATE POLICY sending_rule ON public.sending USING (true);

ALTER TABLE public.session ENABLE ROW LEVEL SECURITY;

CREATE POLICY session_rule ON public.session USING (public.is_signing_in());

ALTER TABLE public.shut_out ENABLE ROW LEVEL SECURITY;

CREATE POLICY shut_out_guest ON public.shut_out AS RESTRICTIVE USING ((public.is_post() OR public.guest_may_see(partnership_id, file_id)));

CREATE POLICY shut_out_rule ON public.shut_out USING ((public.is_post() OR (public.in_partnership(partnership_id) AND ((public.applicant_of() IS NULL) OR (file_id = public.applicant_of())))));

ALTER TABLE public.sign_in_code ENABLE ROW LEVEL SECURITY;

CREATE POLICY sign_in_code_rule ON public.sign_in_code USING (public.is_signing_in());

ALTER TABLE public.something_new ENABLE ROW LEVEL SECURITY;

CREATE POLICY something_new_rule ON public.something_new USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.standing_meeting ENABLE ROW LEVEL SECURITY;

CREATE POLICY standing_meeting_guest ON public.standing_meeting AS RESTRICTIVE USING ((NOT ( SELECT public.is_guest() AS is_guest)));

CREATE POLICY standing_meeting_rule ON public.standing_meeting USING ((public.in_partnership(partnership_id) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.support_offer ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_offer_rule ON public.support_offer USING ((((public.in_partnership(partnership_id) AND (review_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, review_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.task ENABLE ROW LEVEL SECURITY;

CREATE POLICY task_guest ON public.task AS RESTRICTIVE USING ((public.is_post() OR (file_id IS NOT NULL) OR (NOT ( SELECT public.is_guest() AS is_guest))));

CREATE POLICY task_rule ON public.task USING ((public.is_post() OR ((public.applicant_of() IS NULL) AND
CASE
    WHEN (file_id IS NULL) THEN public.in_partnership(partnership_id)
    ELSE ((public.in_partnership(partnership_id) AND (file_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, file_id))
END)));

ALTER TABLE public.threshold_decision_body ENABLE ROW LEVEL SECURITY;

CREATE POLICY threshold_decision_body_rule ON public.threshold_decision_body USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.threshold_decision_conflict ENABLE ROW LEVEL SECURITY;

CREATE POLICY threshold_decision_conflict_rule ON public.threshold_decision_conflict USING ((((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)) AND (public.applicant_of() IS NULL)));

ALTER TABLE public.threshold_decision_person ENABLE ROW LEVEL SECURITY;

CREATE POLICY threshold_decision_person_rule ON public.threshold_decision_person USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

CREATE POLICY threshold_decision_rule ON public.threshold_decision_turn USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.threshold_decision_turn ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.word_given ENABLE ROW LEVEL SECURITY;

CREATE POLICY word_given_rule ON public.word_given USING (((public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id)));

ALTER TABLE public.word_mark ENABLE ROW LEVEL SECURITY;

CREATE POLICY word_mark_rule ON public.word_mark USING ((public.is_post() OR (public.in_partnership(partnership_id) AND (application_id <> ALL (( SELECT public.hidden_files() AS hidden_files)::uuid[]))) OR public.may_see_file(partnership_id, application_id))) WITH CHECK ((public.is_post() OR (public.in_partnership(partnership_id) AND ((public.applicant_of() IS NULL) OR (application_id = public.applicant_of())))));

GRANT USAGE ON SCHEMA public TO casereview_serve;
GRANT USAGE ON SCHEMA public TO casereview_post;

REVOKE ALL ON FUNCTION public.acting_person() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_person() TO casereview_serve;
GRANT ALL ON FUNCTION public.acting_person() TO casereview_post;

REVOKE ALL ON FUNCTION public.applicant_of() FROM PUBLIC;
GRANT ALL ON FUNCTION public.applicant_of() TO casereview_serve;
GRANT ALL ON FUNCTION public.applicant_of() TO casereview_post;

REVOKE ALL ON FUNCTION public.concerns_applicant(partnership uuid, part uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.concerns_applicant(partnership uuid, part uuid) TO casereview_serve;
GRANT ALL ON FUNCTION public.concerns_applicant(partnership uuid, part uuid) TO casereview_post;

REVOKE ALL ON FUNCTION public.folded_address(address text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.folded_address(address text) TO casereview_serve;
GRANT ALL ON FUNCTION public.folded_address(address text) TO casereview_post;

REVOKE ALL ON FUNCTION public.guest_may_see(partnership uuid, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.guest_may_see(partnership uuid, file uuid) TO casereview_serve;
GRANT ALL ON FUNCTION public.guest_may_see(partnership uuid, file uuid) TO casereview_post;

REVOKE ALL ON FUNCTION public.hidden_files() FROM PUBLIC;
GRANT ALL ON FUNCTION public.hidden_files() TO casereview_serve;
GRANT ALL ON FUNCTION public.hidden_files() TO casereview_post;

REVOKE ALL ON FUNCTION public.in_partnership(partnership uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.in_partnership(partnership uuid) TO casereview_serve;
GRANT ALL ON FUNCTION public.in_partnership(partnership uuid) TO casereview_post;

REVOKE ALL ON FUNCTION public.is_guest() FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_guest() TO casereview_serve;
GRANT ALL ON FUNCTION public.is_guest() TO casereview_post;

REVOKE ALL ON FUNCTION public.is_post() FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_post() TO casereview_serve;
GRANT ALL ON FUNCTION public.is_post() TO casereview_post;

REVOKE ALL ON FUNCTION public.is_setting_up() FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_setting_up() TO casereview_serve;
GRANT ALL ON FUNCTION public.is_setting_up() TO casereview_post;

REVOKE ALL ON FUNCTION public.is_signing_in() FROM PUBLIC;
GRANT ALL ON FUNCTION public.is_signing_in() TO casereview_serve;
GRANT ALL ON FUNCTION public.is_signing_in() TO casereview_post;

REVOKE ALL ON FUNCTION public.kept_for_good() FROM PUBLIC;

REVOKE ALL ON FUNCTION public.mark_word() FROM PUBLIC;
GRANT ALL ON FUNCTION public.mark_word() TO casereview_serve;
GRANT ALL ON FUNCTION public.mark_word() TO casereview_post;

REVOKE ALL ON FUNCTION public.mark_word_of_file() FROM PUBLIC;
GRANT ALL ON FUNCTION public.mark_word_of_file() TO casereview_serve;
GRANT ALL ON FUNCTION public.mark_word_of_file() TO casereview_post;

REVOKE ALL ON FUNCTION public.mark_word_of_review() FROM PUBLIC;
GRANT ALL ON FUNCTION public.mark_word_of_review() TO casereview_serve;
GRANT ALL ON FUNCTION public.mark_word_of_review() TO casereview_post;

REVOKE ALL ON FUNCTION public.mark_word_of_task() FROM PUBLIC;
GRANT ALL ON FUNCTION public.mark_word_of_task() TO casereview_serve;
GRANT ALL ON FUNCTION public.mark_word_of_task() TO casereview_post;

REVOKE ALL ON FUNCTION public.may_read_equality(partnership uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_read_equality(partnership uuid) TO casereview_serve;
GRANT ALL ON FUNCTION public.may_read_equality(partnership uuid) TO casereview_post;

REVOKE ALL ON FUNCTION public.may_see_contact() FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_see_contact() TO casereview_serve;
GRANT ALL ON FUNCTION public.may_see_contact() TO casereview_post;

REVOKE ALL ON FUNCTION public.may_see_file(partnership uuid, file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_see_file(partnership uuid, file uuid) TO casereview_serve;
GRANT ALL ON FUNCTION public.may_see_file(partnership uuid, file uuid) TO casereview_post;

REVOKE ALL ON FUNCTION public.sending_place(OUT system_identifier bigint, OUT database_oid oid, OUT timeline bigint, OUT recovery_target text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sending_place(OUT system_identifier bigint, OUT database_oid oid, OUT timeline bigint, OUT recovery_target text) TO casereview_serve;
GRANT ALL ON FUNCTION public.sending_place(OUT system_identifier bigint, OUT database_oid oid, OUT timeline bigint, OUT recovery_target text) TO casereview_post;

REVOKE ALL ON FUNCTION public.shut_out_of_review() FROM PUBLIC;
GRANT ALL ON FUNCTION public.shut_out_of_review() TO casereview_serve;
GRANT ALL ON FUNCTION public.shut_out_of_review() TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.action TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.action_telling TO casereview_serve;

GRANT UPDATE(message_id) ON TABLE public.action_telling TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.action_update TO casereview_serve;

GRANT SELECT ON TABLE public.agency TO casereview_serve;
GRANT SELECT ON TABLE public.agency TO casereview_post;

GRANT SELECT ON TABLE public.agency_area TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.agency_reference TO casereview_serve;
GRANT SELECT ON TABLE public.agency_reference TO casereview_post;

GRANT UPDATE(reference) ON TABLE public.agency_reference TO casereview_serve;

GRANT UPDATE(entered_by) ON TABLE public.agency_reference TO casereview_serve;

GRANT UPDATE(entered_on) ON TABLE public.agency_reference TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.api_key TO casereview_serve;

GRANT UPDATE(used_at) ON TABLE public.api_key TO casereview_serve;

GRANT UPDATE(ended_at) ON TABLE public.api_key TO casereview_serve;

GRANT UPDATE(ended_by) ON TABLE public.api_key TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.api_receipt TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.applicant TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.applicant TO casereview_post;

GRANT SELECT(application_id) ON TABLE public.applicant TO casereview_post;

GRANT SELECT(name) ON TABLE public.applicant TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.applicant_contact TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.applicant_contact TO casereview_post;

GRANT SELECT(application_id) ON TABLE public.applicant_contact TO casereview_post;

GRANT SELECT(email) ON TABLE public.applicant_contact TO casereview_post;

GRANT SELECT(telephone) ON TABLE public.applicant_contact TO casereview_post;

GRANT SELECT(address) ON TABLE public.applicant_contact TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(invited) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(reasons) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(decided_on) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(decided_by) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(starts_after) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(minutes) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(waiting_room) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(link) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(chair_at) ON TABLE public.applicant_part TO casereview_serve;

GRANT UPDATE(chair_place) ON TABLE public.applicant_part TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.applicant_remark TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.applicant_remark_answer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.applicant_statement TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.application TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.application TO casereview_post;

GRANT SELECT(id) ON TABLE public.application TO casereview_post;

GRANT SELECT(reference) ON TABLE public.application TO casereview_post;

GRANT SELECT(area_code) ON TABLE public.application TO casereview_post;

GRANT SELECT(stage) ON TABLE public.application TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.application_place TO casereview_serve;

GRANT SELECT ON TABLE public.area TO casereview_serve;
GRANT SELECT ON TABLE public.area TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.area_choice TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.area_contact TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.area_contact TO casereview_post;

GRANT SELECT(id) ON TABLE public.area_contact TO casereview_post;

GRANT SELECT(body) ON TABLE public.area_contact TO casereview_post;

GRANT SELECT(email) ON TABLE public.area_contact TO casereview_post;

GRANT UPDATE(valid_until) ON TABLE public.area_contact TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.attendance_choice TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT(review_id) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT(number) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT(application_id) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT(turn) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT(heard) ON TABLE public.attendance_choice TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.availability_asked TO casereview_serve;

GRANT UPDATE(comment) ON TABLE public.availability_asked TO casereview_serve;

GRANT UPDATE(answered_at) ON TABLE public.availability_asked TO casereview_serve;

GRANT UPDATE(entered_by) ON TABLE public.availability_asked TO casereview_serve;

GRANT UPDATE(said_by) ON TABLE public.availability_asked TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.availability_poll TO casereview_serve;

GRANT UPDATE(last_day) ON TABLE public.availability_poll TO casereview_serve;

GRANT UPDATE(minutes) ON TABLE public.availability_poll TO casereview_serve;

GRANT UPDATE(ended_on) ON TABLE public.availability_poll TO casereview_serve;

GRANT UPDATE(ended_because) ON TABLE public.availability_poll TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.availability_reply TO casereview_serve;

GRANT UPDATE(reply) ON TABLE public.availability_reply TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.availability_slot TO casereview_serve;

GRANT UPDATE(is_dropped) ON TABLE public.availability_slot TO casereview_serve;

GRANT SELECT ON TABLE public.body TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(address) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(ended_at) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(next_at) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(tried_at) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(read_at) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(fault) ON TABLE public.busy_feed TO casereview_serve;

GRANT UPDATE(notes) ON TABLE public.busy_feed TO casereview_serve;

GRANT SELECT,INSERT,DELETE ON TABLE public.busy_time TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.calendar_event TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.calendar_event TO casereview_post;

GRANT SELECT(file_id) ON TABLE public.calendar_event TO casereview_post;

GRANT SELECT(recipient_id) ON TABLE public.calendar_event TO casereview_post;

GRANT SELECT(uid) ON TABLE public.calendar_event TO casereview_post;

GRANT UPDATE(sequence) ON TABLE public.calendar_event TO casereview_serve;
GRANT SELECT(sequence) ON TABLE public.calendar_event TO casereview_post;

GRANT SELECT(number) ON TABLE public.calendar_event TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.calendar_feed TO casereview_serve;

GRANT UPDATE(ended_at) ON TABLE public.calendar_feed TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.case_contact TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.case_contact_now TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.case_contact_now TO casereview_post;

GRANT SELECT(application_id) ON TABLE public.case_contact_now TO casereview_post;

GRANT UPDATE(holder_id) ON TABLE public.case_contact_now TO casereview_serve;

GRANT UPDATE(person_id) ON TABLE public.case_contact_now TO casereview_serve;
GRANT SELECT(person_id) ON TABLE public.case_contact_now TO casereview_post;

GRANT UPDATE(agency_id) ON TABLE public.case_contact_now TO casereview_serve;
GRANT SELECT(agency_id) ON TABLE public.case_contact_now TO casereview_post;

GRANT UPDATE(reach) ON TABLE public.case_contact_now TO casereview_serve;
GRANT SELECT(reach) ON TABLE public.case_contact_now TO casereview_post;

GRANT UPDATE(since) ON TABLE public.case_contact_now TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.case_file TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.case_reference TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.conflict_declaration TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.cover TO casereview_serve;
GRANT SELECT ON TABLE public.cover TO casereview_post;

GRANT UPDATE(ended_on) ON TABLE public.cover TO casereview_serve;

GRANT UPDATE(ended_by) ON TABLE public.cover TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.danger_reading TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.danger_referral TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.deadline TO casereview_serve;
GRANT SELECT ON TABLE public.deadline TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.deadline_rung TO casereview_serve;
GRANT SELECT,UPDATE ON TABLE public.deadline_rung TO casereview_post;

GRANT UPDATE(fires_at) ON TABLE public.deadline_rung TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.decision_record TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.decision_review TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.decision_review_conclusion TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.decision_review_hearer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.decision_review_papers TO casereview_serve;

GRANT SELECT ON TABLE public.delivery_attempt TO casereview_serve;
GRANT SELECT,INSERT,UPDATE ON TABLE public.delivery_attempt TO casereview_post;

GRANT SELECT ON TABLE public.delivery_report TO casereview_serve;
GRANT SELECT,INSERT ON TABLE public.delivery_report TO casereview_post;

GRANT SELECT,UPDATE ON TABLE public.demonstration TO casereview_serve;
GRANT SELECT ON TABLE public.demonstration TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.departure TO casereview_serve;

GRANT UPDATE(carried_out_at) ON TABLE public.departure TO casereview_serve;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.draft TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.entry_comparison TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.equality_answer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.equality_reader TO casereview_serve;

GRANT UPDATE(ended_at) ON TABLE public.equality_reader TO casereview_serve;

GRANT UPDATE(ended_by) ON TABLE public.equality_reader TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.feedback TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.guest TO casereview_serve;
GRANT SELECT ON TABLE public.guest TO casereview_post;

GRANT UPDATE(ended_on) ON TABLE public.guest TO casereview_serve;

GRANT UPDATE(ended_by) ON TABLE public.guest TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.hearing TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_account TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_attendance TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_chair TO casereview_serve;

GRANT UPDATE(deputy_id) ON TABLE public.hearing_chair TO casereview_serve;

GRANT UPDATE(passed_on) ON TABLE public.hearing_chair TO casereview_serve;

GRANT UPDATE(passed_because) ON TABLE public.hearing_chair TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_correction TO casereview_serve;

GRANT SELECT,INSERT,DELETE ON TABLE public.hearing_draft TO casereview_serve;

GRANT UPDATE(version) ON TABLE public.hearing_draft TO casereview_serve;

GRANT UPDATE(names) ON TABLE public.hearing_draft TO casereview_serve;

GRANT UPDATE(contents) ON TABLE public.hearing_draft TO casereview_serve;

GRANT UPDATE(saved_at) ON TABLE public.hearing_draft TO casereview_serve;

GRANT SELECT,INSERT,DELETE ON TABLE public.hearing_invitee TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_part TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_presence TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.hearing_view TO casereview_serve;

GRANT SELECT ON TABLE public.incoming_mail TO casereview_serve;
GRANT INSERT ON TABLE public.incoming_mail TO casereview_post;

GRANT SELECT(partnership_id) ON TABLE public.incoming_mail TO casereview_post;

GRANT SELECT(id) ON TABLE public.incoming_mail TO casereview_post;

GRANT SELECT(digest) ON TABLE public.incoming_mail TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.information_answer TO casereview_serve;

GRANT UPDATE(rest_by) ON TABLE public.information_answer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.information_entry TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.information_follow_up TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.information_request TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.information_request TO casereview_post;

GRANT SELECT(id) ON TABLE public.information_request TO casereview_post;

GRANT SELECT(outside) ON TABLE public.information_request TO casereview_post;

GRANT SELECT(outside_email) ON TABLE public.information_request TO casereview_post;

GRANT SELECT(outside_address) ON TABLE public.information_request TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.informed_wish TO casereview_serve;

GRANT SELECT ON TABLE public.instance TO casereview_serve;

GRANT SELECT(return_key) ON TABLE public.instance TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.invitation_answer TO casereview_serve;
GRANT SELECT,INSERT,UPDATE ON TABLE public.invitation_answer TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.journal TO casereview_serve;
GRANT INSERT ON TABLE public.journal TO casereview_post;

GRANT SELECT(partnership_id) ON TABLE public.journal TO casereview_post;

GRANT SELECT(seq) ON TABLE public.journal TO casereview_post;

GRANT SELECT(file_id) ON TABLE public.journal TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.journal_content TO casereview_serve;
GRANT INSERT ON TABLE public.journal_content TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.journal_head TO casereview_serve;
GRANT SELECT,INSERT,UPDATE ON TABLE public.journal_head TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.kept_calendar TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.lead_agency TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.lead_officer TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.lead_profile TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.left_open TO casereview_serve;

GRANT UPDATE(named_person) ON TABLE public.left_open TO casereview_serve;

GRANT UPDATE(named_by) ON TABLE public.left_open TO casereview_serve;

GRANT UPDATE(named_at) ON TABLE public.left_open TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.lesson TO casereview_serve;

GRANT SELECT ON TABLE public.link TO casereview_serve;

GRANT INSERT(token) ON TABLE public.link TO casereview_post;

GRANT INSERT(person_id) ON TABLE public.link TO casereview_post;

GRANT INSERT(mailbox) ON TABLE public.link TO casereview_post;

GRANT INSERT(path) ON TABLE public.link TO casereview_post;

GRANT INSERT(expires_at) ON TABLE public.link TO casereview_post;
GRANT UPDATE(expires_at) ON TABLE public.link TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.local_policing_body TO casereview_serve;

GRANT UPDATE(valid_until) ON TABLE public.local_policing_body TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.meeting TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(suits) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(cannot) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(away_from) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(away_until) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(manner) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(notice_days) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(note) ON TABLE public.meeting_preference TO casereview_serve;

GRANT UPDATE(given_on) ON TABLE public.meeting_preference TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.meeting_room TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.membership TO casereview_serve;
GRANT SELECT ON TABLE public.membership TO casereview_post;

GRANT UPDATE(agency_id) ON TABLE public.membership TO casereview_serve;

GRANT UPDATE(point_of_contact) ON TABLE public.membership TO casereview_serve;

GRANT UPDATE(valid_from) ON TABLE public.membership TO casereview_serve;

GRANT UPDATE(valid_until) ON TABLE public.membership TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.message TO casereview_serve;
GRANT SELECT,INSERT,UPDATE ON TABLE public.message TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.message_event TO casereview_serve;
GRANT SELECT,INSERT ON TABLE public.message_event TO casereview_post;

GRANT SELECT ON TABLE public.occurrence TO casereview_serve;
GRANT SELECT,INSERT ON TABLE public.occurrence TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(comes) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(starts_after) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(minutes) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(waiting_room) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(link) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(entered_on) ON TABLE public.other_side TO casereview_serve;

GRANT UPDATE(entered_by) ON TABLE public.other_side TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.outcome_draft TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.outcome_reading TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.outcome_told TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.oversight_setting TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.pack_hidden_name TO casereview_serve;

GRANT UPDATE(is_hidden) ON TABLE public.pack_hidden_name TO casereview_serve;

GRANT UPDATE(changed_at) ON TABLE public.pack_hidden_name TO casereview_serve;

GRANT UPDATE(changed_by) ON TABLE public.pack_hidden_name TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.pack_reading TO casereview_serve;

GRANT UPDATE(last_at) ON TABLE public.pack_reading TO casereview_serve;

GRANT UPDATE(times) ON TABLE public.pack_reading TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.panel_pack TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.panel_pack_case TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.panel_question TO casereview_serve;

GRANT UPDATE(settled) ON TABLE public.panel_question TO casereview_serve;

GRANT UPDATE(settled_at) ON TABLE public.panel_question TO casereview_serve;

GRANT UPDATE(settled_by) ON TABLE public.panel_question TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.paper_code TO casereview_serve;

GRANT UPDATE(expires_at) ON TABLE public.paper_code TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.paper_code_try TO casereview_serve;

GRANT SELECT ON TABLE public.partnership TO casereview_serve;
GRANT SELECT ON TABLE public.partnership TO casereview_post;

GRANT SELECT ON TABLE public.partnership_area TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.passed_on TO casereview_serve;

GRANT UPDATE(sent_back_on) ON TABLE public.passed_on TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.person TO casereview_serve;

GRANT SELECT(id) ON TABLE public.person TO casereview_post;

GRANT SELECT(name) ON TABLE public.person TO casereview_post;

GRANT SELECT(email) ON TABLE public.person TO casereview_post;
GRANT UPDATE(email) ON TABLE public.person TO casereview_serve;

GRANT SELECT(disabled_at) ON TABLE public.person TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.plan_answer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.plan_concern TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.plan_concerned TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.plan_consultation TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.plan_consultation_part TO casereview_serve;

GRANT SELECT ON TABLE public.procedure_area TO casereview_serve;

GRANT SELECT ON TABLE public.procedure_version TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.publication TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.publication_reminder TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.received_from TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.recommendation TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.recommendation TO casereview_post;

GRANT SELECT(id) ON TABLE public.recommendation TO casereview_post;

GRANT SELECT(outside_name) ON TABLE public.recommendation TO casereview_post;

GRANT SELECT(outside_email) ON TABLE public.recommendation TO casereview_post;

GRANT SELECT(outside_address) ON TABLE public.recommendation TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.recommendation_late_answer TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.report TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.report_correction TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.review TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_application TO casereview_serve;
GRANT SELECT ON TABLE public.review_application TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.review_closing TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_closing_despite TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_leaving TO casereview_serve;
GRANT SELECT ON TABLE public.review_leaving TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.review_outcome TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_reopening TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_told TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.review_topics TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.risk_plan TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.risk_plan_line TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.safe_contact TO casereview_serve;

GRANT SELECT(partnership_id) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(application_id) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(version) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(off) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(email) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(text_number) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(postal) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(call_number) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(way_order) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(times) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(voicemail) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(neutral) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(language) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(format) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT(barred) ON TABLE public.safe_contact TO casereview_post;

GRANT SELECT ON TABLE public.schema_version TO casereview_serve;
GRANT SELECT ON TABLE public.schema_version TO casereview_post;

GRANT SELECT ON TABLE public.sending TO casereview_serve;
GRANT SELECT,INSERT ON TABLE public.sending TO casereview_post;

GRANT SELECT,INSERT,UPDATE ON TABLE public.session TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.shut_out TO casereview_serve;
GRANT SELECT ON TABLE public.shut_out TO casereview_post;

GRANT UPDATE(lifted_by) ON TABLE public.shut_out TO casereview_serve;

GRANT UPDATE(lifted_at) ON TABLE public.shut_out TO casereview_serve;

GRANT UPDATE(lifted_because) ON TABLE public.shut_out TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.sign_in_code TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.something_new TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.standing_meeting TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.support_offer TO casereview_serve;

GRANT UPDATE(taken_up) ON TABLE public.support_offer TO casereview_serve;

GRANT UPDATE(answered_on) ON TABLE public.support_offer TO casereview_serve;

GRANT UPDATE(answer_words) ON TABLE public.support_offer TO casereview_serve;

GRANT UPDATE(answered_by) ON TABLE public.support_offer TO casereview_serve;

GRANT SELECT,INSERT,UPDATE ON TABLE public.task TO casereview_serve;
GRANT SELECT,INSERT ON TABLE public.task TO casereview_post;

GRANT SELECT,INSERT ON TABLE public.threshold_decision_turn TO casereview_serve;

GRANT SELECT ON TABLE public.threshold_decision TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.threshold_decision_body TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.threshold_decision_conflict TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.threshold_decision_person TO casereview_serve;

GRANT SELECT,INSERT ON TABLE public.word_given TO casereview_serve;

GRANT SELECT,INSERT,DELETE ON TABLE public.word_mark TO casereview_serve;
GRANT INSERT ON TABLE public.word_mark TO casereview_post;

