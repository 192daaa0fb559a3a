-- What the other side of a channel said became of a message after it had accepted it: each word once an attempt, kept
-- for good. A message's own columns hold the last of them.

create table delivery_report (
    partnership_id uuid not null,
    message_id     uuid not null,
    attempt        integer not null,
    status         text not null constraint delivery_report_status
                   check (status in ('delivered', 'passed-on', 'temporary-failure', 'permanent-failure', 'returned',
                                     'silent')),
    -- When we heard of it, by the service's clock, and when the other side says that it was.
    at             timestamptz not null,
    said_at        timestamptz,
    detail         text,
    primary key (partnership_id, message_id, attempt, status),
    foreign key (partnership_id, message_id) references message (partnership_id, id)
);

alter table delivery_report enable row level security;
alter table delivery_report force row level security;
create policy delivery_report_rule on delivery_report
    using (is_post() or exists (select from message m
                              where m.partnership_id = delivery_report.partnership_id
                                and m.id = delivery_report.message_id));

alter table message
    -- The last word on it; null while it may still come, or where its channel never says.
    add column reported text,
    add column delivered_at timestamptz,
    -- Before this moment its provider need not be asked again.
    add column ask_after timestamptz;

-- Only this provider is asked; the words of the queries must be the same.
create index message_report_awaited on message (coalesce(ask_after, settled_at))
    where channel = 'govuk-notify' and state in ('accepted', 'unknown') and reported is null;
create index message_provider on message (provider_id) where channel = 'govuk-notify';
