-- Areas, bodies and people stand above the partnerships; each has a rule of its own in 0005.
-- Everything else is a partnership's own and leads with its id.

create table area (
    code        text primary key,
    name        text not null,
    nation      text not null constraint area_nation check (nation in ('England', 'Wales')),
    valid_from  date not null,
    valid_until date,
    -- Where the area has ended: the area whose bodies take its open cases over.
    successor   text references area (code),
    constraint area_dates check (valid_until >= valid_from),
    constraint area_own_successor check (successor <> code)
);

create table body (
    id   uuid primary key,
    name text not null,
    kind text not null constraint body_kind check (kind in ('council', 'police', 'health', 'landlord', 'support'))
);

create table person (
    id          uuid primary key,
    name        text not null,
    email       text not null,
    disabled_at timestamptz
);
create unique index person_email on person (lower(email));

create table partnership (
    id   uuid primary key,
    name text not null
);

create table partnership_area (
    partnership_id uuid not null references partnership (id),
    area_code      text not null references area (code),
    valid_from     date not null,
    valid_until    date,
    primary key (partnership_id, area_code),
    constraint partnership_area_dates check (valid_until >= valid_from)
);

create table agency (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    body_id        uuid not null references body (id),
    name           text not null,
    kind           text not null constraint agency_kind
                   check (kind in ('council', 'police', 'health', 'landlord', 'support')),
    relevant_body  boolean not null,
    -- The team's own mailbox: reminders never go to a person alone.
    mailbox        text not null,
    valid_from     date not null,
    valid_until    date,
    primary key (partnership_id, id),
    constraint agency_dates check (valid_until >= valid_from)
);

create table agency_area (
    partnership_id uuid not null,
    agency_id      uuid not null,
    area_code      text not null,
    primary key (partnership_id, agency_id, area_code),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    foreign key (partnership_id, area_code) references partnership_area (partnership_id, area_code)
);

create table membership (
    partnership_id   uuid not null,
    person_id        uuid not null references person (id),
    agency_id        uuid not null,
    role             text not null constraint membership_role
                     check (role in ('coordinator', 'contact', 'chair', 'senior')),
    point_of_contact boolean not null default false,
    valid_from       date not null,
    valid_until      date,
    primary key (partnership_id, person_id, role),
    foreign key (partnership_id, agency_id) references agency (partnership_id, id),
    constraint membership_dates check (valid_until >= valid_from)
);
create index membership_person on membership (person_id);

create table procedure_version (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    name           text not null,
    version        text not null,
    -- The procedure's file as it was put in force.
    source         text not null,
    valid_from     date not null,
    valid_until    date,
    primary key (partnership_id, id),
    constraint procedure_version_once unique (partnership_id, name, version),
    constraint procedure_version_dates check (valid_until >= valid_from)
);
