-- Papers of the panel and what bodies answered: whoever is outside the partnership is written to as well.

alter table information_request
    -- Where they are written to; with neither a person speaks to them.
    add column outside_email text,
    add column outside_address text,
    add constraint information_request_contact
        check (outside is not null or num_nonnulls(outside_email, outside_address) = 0);
-- What a letter to them needs is the post's to read.
create policy information_request_post on information_request for select using (is_post());

-- `recipient_contact` names the contact of another area, or the request by which somebody outside is asked.
alter table message
    drop constraint message_partnership_id_recipient_contact_fkey,
    drop constraint message_recipient_kind,
    add constraint message_recipient_kind
        check (recipient_kind in ('applicant', 'person', 'agency', 'contact', 'outside')),
    add column area_contact_id uuid
        generated always as (case when recipient_kind = 'contact' then recipient_contact end) stored,
    add column outside_request_id uuid
        generated always as (case when recipient_kind = 'outside' then recipient_contact end) stored;
alter table message
    add constraint message_area_contact foreign key (partnership_id, area_contact_id)
        references area_contact (partnership_id, id),
    add constraint message_outside_request foreign key (partnership_id, outside_request_id)
        references information_request (partnership_id, id);
