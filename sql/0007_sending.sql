-- Whether messages leave, and in which database that was decided. A copy of a database, a restored one included, holds
-- the same due messages as the one that it was copied from, and must not send them a second time: it starts with sending
-- off until a person confirms. Each row is a decision, kept for good; the newest holds, where it was made.

-- Where this database is: restoring a dump or copying a database gives another oid, another cluster another system
-- identifier. Recovery to a point in time keeps both, but begins a new timeline under a target that the settings name;
-- a standby that is promoted begins a new timeline too, under no target. A standby itself has no timeline of its own.
create function sending_place(
    out system_identifier bigint, out database_oid oid, out timeline bigint, out recovery_target text
) language sql stable as $$
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

create table sending (
    decision          bigint generated always as identity primary key,
    is_on             boolean not null,
    decided_at        timestamptz not null default now(),
    -- A name, as it was given; null where the service itself decided or nobody said.
    decided_by        text,
    because           text not null,
    system_identifier bigint not null,
    database_oid      oid not null,
    timeline          bigint,
    recovery_target   text not null
);

alter table sending enable row level security;
alter table sending force row level security;
create policy sending_rule on sending
    using (true);

insert into sending (is_on, because, system_identifier, database_oid, timeline, recovery_target)
select true, 'the schema was made here', p.*
  from sending_place() p;
