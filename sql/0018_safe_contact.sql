-- How an applicant may be reached, in versions: the newest holds. It is only ever added to.

create table safe_contact (
    partnership_id uuid not null,
    application_id uuid not null,
    version        integer not null constraint safe_contact_version check (version >= 1),
    -- The ways that are off.
    off            text[] not null constraint safe_contact_off check (off <@ array['email', 'text', 'letter', 'call']),
    -- In place of what was given with the application; null for that.
    email          text,
    text_number    text,
    postal         text,
    call_number    text,
    way_order      text[] not null
                   constraint safe_contact_order check (way_order <@ array['email', 'text', 'letter', 'call']),
    -- Days of the week from 1 for Monday, and minutes of the day in London: '12345 540-720'. None: any time.
    times          text[] not null,
    voicemail      text not null constraint safe_contact_voicemail check (voicemail in ('any', 'neutral', 'never')),
    neutral        boolean not null,
    language       text not null constraint safe_contact_language check (language in ('en', 'cy')),
    format         text not null constraint safe_contact_format
                   check (format in ('plain', 'large-print', 'easy-read', 'braille', 'audio')),
    -- Addresses and numbers that were said to be unsafe: nothing goes there any more.
    barred         text[] not null,
    note           text not null,
    reason         text not null constraint safe_contact_reason check (reason <> ''),
    -- null: the applicant.
    changed_by     uuid references person (id),
    changed_at     timestamptz not null,
    primary key (partnership_id, application_id, version),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table safe_contact enable row level security;
alter table safe_contact force row level security;
create policy safe_contact_rule on safe_contact
    using (is_post() or may_see_file(partnership_id, application_id) and may_see_contact());

-- Codes on letters of paper, which open the applicant's own page; as SHA-256 only.
create table paper_code (
    partnership_id uuid not null,
    application_id uuid not null,
    code           bytea not null,
    -- 1, 2, 3 … for the codes of an application.
    number         integer not null,
    made_at        timestamptz not null,
    expires_at     timestamptz not null,
    primary key (partnership_id, application_id, code),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
alter table paper_code enable row level security;
alter table paper_code force row level security;
create policy paper_code_rule on paper_code
    using (is_signing_in());

-- Wrong tries of such codes.
create table paper_code_try (
    partnership_id uuid not null,
    application_id uuid not null,
    id             uuid not null,
    tried_at       timestamptz not null,
    primary key (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id)
);
create index paper_code_try_of on paper_code_try (partnership_id, application_id, tried_at);
alter table paper_code_try enable row level security;
alter table paper_code_try force row level security;
create policy paper_code_try_rule on paper_code_try
    using (is_signing_in());
