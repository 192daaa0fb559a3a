-- A deadline has versions; each has its ladder; each rung that falls due gives occurrences, and each occurrence a
-- message. The unique keys decide who plans, so that any number of instances may.

create table deadline (
    partnership_id  uuid not null,
    id              uuid not null,
    file_id         uuid not null,
    duty            text not null,
    -- The application, request, review, recommendation or action that it is about.
    subject_id      uuid not null,
    version         integer not null,
    owner_agency_id uuid,
    owner_person_id uuid references person (id),
    due_on          date not null,
    from_on         date not null,
    working         text not null,
    state           text not null default 'open' constraint deadline_state
                    check (state in ('open', 'met', 'lapsed', 'moved')),
    ended_on        date,
    ended_because   text,
    primary key (partnership_id, id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    foreign key (partnership_id, owner_agency_id) references agency (partnership_id, id),
    constraint deadline_version unique (partnership_id, file_id, duty, subject_id, version),
    constraint deadline_ended check ((state = 'open') = (ended_on is null))
);
create unique index deadline_one_open on deadline (partnership_id, file_id, duty, subject_id) where state = 'open';
create index deadline_open_due on deadline (partnership_id, due_on) where state = 'open';

create table deadline_rung (
    partnership_id uuid not null,
    deadline_id    uuid not null,
    rung           integer not null,
    fires_at       timestamptz not null,
    working_days   integer not null,
    recipients     text[] not null,
    planned_at     timestamptz,
    primary key (partnership_id, deadline_id, rung),
    foreign key (partnership_id, deadline_id) references deadline (partnership_id, id)
);
create index deadline_rung_waiting on deadline_rung (fires_at) where planned_at is null;

create table message (
    partnership_id        uuid not null references partnership (id),
    id                    uuid not null,
    file_id               uuid,
    kind                  text not null,
    statutory             boolean not null,
    recipient_kind        text not null constraint message_recipient_kind
                          check (recipient_kind in ('applicant', 'person', 'agency')),
    recipient_application uuid,
    recipient_person      uuid references person (id),
    recipient_agency      uuid,
    -- What the letter is filled with; cleared when a secret has been sent.
    facts                 jsonb not null,
    path                  text,
    channel               text not null,
    created_at            timestamptz not null,
    due_at                timestamptz not null,
    expires_at            timestamptz,
    state                 text not null default 'pending' constraint message_state
                          check (state in ('pending', 'claimed', 'accepted', 'failed', 'unknown', 'dropped', 'by-hand')),
    attempt               integer not null default 0,
    lease_until           timestamptz,
    settled_at            timestamptz,
    provider_id           text,
    detail                text,
    primary key (partnership_id, id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    foreign key (partnership_id, recipient_application) references application (partnership_id, id),
    foreign key (partnership_id, recipient_agency) references agency (partnership_id, id),
    constraint message_recipient check (
        case recipient_kind
            when 'applicant' then recipient_application is not null
            when 'person' then recipient_person is not null
            else recipient_agency is not null
        end),
    constraint message_lease check ((state = 'claimed') = (lease_until is not null)),
    constraint message_settled
        check ((state in ('accepted', 'failed', 'unknown', 'dropped')) = (settled_at is not null))
);
create index message_waiting on message (due_at) where state in ('pending', 'claimed');
create index message_file on message (partnership_id, file_id);

-- The attempt commits before anything is handed over, so that a crash leaves a trace.
create table delivery_attempt (
    partnership_id uuid not null,
    message_id     uuid not null,
    attempt        integer not null,
    worker         text not null,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    outcome        text constraint delivery_attempt_outcome
                   check (outcome in ('accepted', 'failed', 'unknown', 'again', 'dropped')),
    detail         text,
    primary key (partnership_id, message_id, attempt),
    foreign key (partnership_id, message_id) references message (partnership_id, id)
);

-- Permanent: a reminder that was planned once is never planned again, whatever happened to it.
create table occurrence (
    partnership_id uuid not null,
    deadline_id    uuid not null,
    version        integer not null,
    rung           integer not null,
    -- The person, or the agency for its mailbox.
    recipient_id   uuid not null,
    channel        text not null,
    message_id     uuid not null,
    primary key (partnership_id, deadline_id, version, rung, recipient_id, channel),
    foreign key (partnership_id, deadline_id, rung) references deadline_rung (partnership_id, deadline_id, rung),
    foreign key (partnership_id, message_id) references message (partnership_id, id)
);
create index occurrence_message on occurrence (partnership_id, message_id);

-- What a person must do because the post could not: a letter to write, a call to make, an application to pass on.
create table task (
    partnership_id uuid not null,
    id             uuid not null,
    file_id        uuid,
    message_id     uuid not null,
    kind           text not null constraint task_kind
                   check (kind in ('tell-by-hand', 'undelivered', 'pass-on')),
    opened_at      timestamptz not null,
    done_on        date,
    done_by        uuid references person (id),
    note           text,
    primary key (partnership_id, id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    foreign key (partnership_id, message_id) references message (partnership_id, id),
    constraint task_once unique (partnership_id, message_id, kind),
    constraint task_done check ((done_on is null) = (done_by is null))
);
