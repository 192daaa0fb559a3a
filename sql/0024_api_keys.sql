-- Keys with which an agency's own system reads what it is asked and answers it, and the receipts of what it sent.

create table api_key (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    agency_id      uuid not null,
    -- For whom it acts: the journal names them, and what they may not see the key does not.
    person_id      uuid not null references person (id),
    -- Which system holds it.
    name           text not null constraint api_key_name check (length(name) between 1 and 100),
    -- The key itself is shown once and kept nowhere.
    hash           bytea not null constraint api_key_hash check (octet_length(hash) = 32),
    made_by        uuid not null references person (id),
    made_at        timestamptz not null,
    -- The last day.
    expires_on     date not null,
    used_at        timestamptz,
    ended_at       timestamptz,
    ended_by       uuid references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint api_key_ended check ((ended_at is null) = (ended_by is null))
);
create index api_key_by_hash on api_key (hash);

-- What was sent under an idempotency key counts once: sent again it finds its receipt.
create table api_receipt (
    partnership_id uuid not null references partnership (id),
    api_key_id     uuid not null,
    idempotency    bytea not null constraint api_receipt_idempotency check (octet_length(idempotency) = 32),
    -- Of the path and the body, so that another thing under the same key is not taken for the same.
    content        bytea not null constraint api_receipt_content check (octet_length(content) = 32),
    id             uuid not null,
    taken_at       timestamptz not null,
    primary key (partnership_id, api_key_id, idempotency),
    foreign key (partnership_id, api_key_id) references api_key (partnership_id, id)
);

alter table api_key enable row level security;
alter table api_key force row level security;
create policy api_key_rule on api_key
    using (is_signing_in() or in_partnership(partnership_id) and applicant_of() is null);

alter table api_receipt enable row level security;
alter table api_receipt force row level security;
create policy api_receipt_rule on api_receipt
    using (in_partnership(partnership_id) and applicant_of() is null);
