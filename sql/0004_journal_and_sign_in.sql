-- The journal is only ever added to. Each row is chained to the one before it through a head row that is locked while
-- the next is written, and holds a salted commitment: erasing what it says leaves the chain whole.

create table journal_head (
    partnership_id uuid primary key references partnership (id),
    seq            bigint not null,
    hash           bytea not null
);

create table journal (
    partnership_id uuid not null references partnership (id),
    seq            bigint not null,
    at             timestamptz not null,
    file_id        uuid,
    actor          text not null,
    commitment     bytea not null,
    hash           bytea not null,
    primary key (partnership_id, seq),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id)
);
create index journal_file on journal (partnership_id, file_id);

create table journal_content (
    partnership_id uuid not null,
    seq            bigint not null,
    salt           bytea not null,
    content        text not null,
    primary key (partnership_id, seq),
    foreign key (partnership_id, seq) references journal (partnership_id, seq)
);

-- Above tenancy: one person signs in once for all their partnerships. Secrets are kept as SHA-256 only.

create table sign_in_code (
    id             uuid primary key,
    -- The browser that asked, and no other, may use it.
    browser        bytea not null,
    code           bytea not null,
    person_id      uuid references person (id),
    partnership_id uuid,
    application_id uuid,
    path           text not null,
    expires_at     timestamptz not null,
    tries          integer not null default 0,
    used_at        timestamptz,
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint sign_in_code_whose check ((person_id is null) <> (application_id is null))
);

create table session (
    token          bytea primary key,
    person_id      uuid references person (id),
    partnership_id uuid,
    application_id uuid,
    started_at     timestamptz not null,
    seen_at        timestamptz not null,
    expires_at     timestamptz not null,
    ended_at       timestamptz,
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    constraint session_whose check ((person_id is null) <> (application_id is null))
);

-- Where a link in a message leads. It shows nothing personal and is no key by itself.
create table link (
    token      bytea primary key,
    person_id  uuid references person (id),
    -- The address that it was sent to, where that is a team's mailbox.
    mailbox    text,
    path       text not null,
    -- Opens a session without a code: made by the demonstration only.
    demonstration boolean not null default false,
    application_id uuid,
    partnership_id uuid,
    expires_at timestamptz not null,
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);

-- An application that is being written, kept for the browser that writes it.
create table draft (
    token      bytea primary key,
    answers    jsonb not null,
    expires_at timestamptz not null
);

-- One row where the database is a demonstration: its clock can be turned.
create table demonstration (
    only_one      boolean primary key default true constraint demonstration_only_one check (only_one),
    clock_seconds bigint not null default 0
);

-- What every instance on this database shares. The form key signs forms, so that one that was open while the service
-- restarted, or that another instance made, is still taken.
create table instance (
    only_one boolean primary key default true constraint instance_only_one check (only_one),
    form_key bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);
insert into instance default values;
