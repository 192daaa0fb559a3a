-- What the post needs to be trusted further.

-- An address as it is compared, the same as SafeContact.isUnsafe: an e-mail address in small letters and without a tag
-- after `+`; a telephone number as its digits, with the country's code 44 as 0; a postal address as its letters and
-- digits.
create function folded_address(address text) returns text
    language sql immutable parallel safe
    as $$
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
$$;

-- The cases that an address was given with are found by it, whoever asks.
alter table applicant_contact
    add column email_key text generated always as (folded_address(email)) stored,
    add column telephone_key text generated always as (folded_address(telephone)) stored,
    add column address_key text generated always as (folded_address(address)) stored;
create index applicant_contact_email on applicant_contact (partnership_id, email_key);
create index applicant_contact_telephone on applicant_contact (partnership_id, telephone_key);
create index applicant_contact_address on applicant_contact (partnership_id, address_key);

-- Whatever somebody has said to be unsafe holds for each of their applications; those that are here already take it over.
do $$
begin
    alter table safe_contact no force row level security;
    alter table applicant_contact no force row level security;
    insert into safe_contact (
        partnership_id, application_id, version, off, email, text_number, postal, call_number, way_order, times,
        voicemail, neutral, language, format, barred, note, reason, changed_by, changed_at)
    select c.partnership_id, c.application_id, coalesce(newest.version, 0) + 1, coalesce(newest.off, '{}'), newest.email,
           newest.text_number, newest.postal, newest.call_number, coalesce(newest.way_order, '{}'),
           coalesce(newest.times, '{}'), coalesce(newest.voicemail, 'neutral'), coalesce(newest.neutral, true),
           coalesce(newest.language, 'en'), coalesce(newest.format, 'plain'),
           coalesce(newest.barred, '{}') || elsewhere.addresses, coalesce(newest.note, ''),
           'said with another application', null, now()
      from applicant_contact c
      left join lateral (
            select *
              from safe_contact s
             where s.partnership_id = c.partnership_id and s.application_id = c.application_id
             order by s.version desc
             limit 1) as newest on true
     cross join lateral (
            select array_agg(distinct given.address) as addresses
              from (values (c.email, c.email_key), (c.telephone, c.telephone_key), (c.address, c.address_key))
                   as given (address, key)
              join applicant_contact o
                on o.partnership_id = c.partnership_id and o.application_id <> c.application_id
               and given.key in (o.email_key, o.telephone_key, o.address_key)
              join safe_contact s on s.partnership_id = o.partnership_id and s.application_id = o.application_id
             where given.key = any(array(select folded_address(b) from unnest(s.barred) as b))
               and given.key <> all(array(select folded_address(b) from unnest(newest.barred) as b))) as elsewhere
     where elsewhere.addresses is not null;
    alter table safe_contact force row level security;
    alter table applicant_contact force row level security;
end $$;

-- Who is reminded of a meeting: not an applicant who stays away from it.
create policy attendance_choice_post on attendance_choice for select using (is_post());

-- Rungs that wait, of one partnership: its digests wait for them and for nobody else's.
create index deadline_rung_waiting_of on deadline_rung (partnership_id, fires_at) where planned_at is null;
-- What waits, of one partnership: each gets its share of a claim.
create index message_waiting_of on message (partnership_id, due_at) where state in ('pending', 'claimed');
-- What is made for a day: a rehearsal asks for the days from today on.
create index message_day on message (on_day) where on_day is not null;
