-- What comes back after a message was handed over: reports that it did not arrive, answers of people and of programs,
-- answers to invitations. And what a person decides about a message of which nobody knows whether it arrived.

-- Signs the addresses to which reports come back, so that nobody can forge one.
alter table instance add column return_key bytea not null
    default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

-- What became of a message after it was handed over, beside its attempts. Permanent.
create table message_event (
    partnership_id uuid not null,
    message_id     uuid not null,
    id             uuid not null,
    at             timestamptz not null,
    -- relayed: handed on to a system that reports no delivery. rerouted: another message goes out in its place.
    -- arrived, not-arrived, sent-again: what a person decided where nobody knew.
    kind           text not null constraint message_event_kind
                   check (kind in ('delivered', 'relayed', 'delayed', 'bounced', 'auto-reply', 'reply', 'complained',
                                   'told', 'rerouted', 'arrived', 'not-arrived', 'sent-again')),
    -- In words of the service or of a mail server, without an address.
    detail         text,
    by_person      uuid references person (id),
    -- What told of it: the digest of a mail, or what a provider calls it. The same is noted once.
    source         text,
    primary key (partnership_id, message_id, id),
    foreign key (partnership_id, message_id) references message (partnership_id, id)
);
create unique index message_event_once on message_event (partnership_id, message_id, kind, source)
    where source is not null;

-- A mail that came back and that a person reads: an answer, a complaint, a report without proof. Kept whole.
create table incoming_mail (
    partnership_id uuid not null references partnership (id),
    id             uuid not null,
    received_at    timestamptz not null,
    kind           text not null constraint incoming_mail_kind
                   check (kind in ('reply', 'auto-reply', 'report', 'complaint')),
    file_id        uuid,
    -- The message that it answers: proven by a token, or only named by it (see is_proven).
    message_id     uuid,
    is_proven      boolean not null,
    sender         text not null,
    subject        text not null,
    body           text not null,
    attachments    text[] not null,
    raw            bytea not null,
    -- More came than is kept.
    is_cut         boolean not null,
    digest         bytea not null,
    primary key (partnership_id, id),
    foreign key (partnership_id, file_id) references case_file (partnership_id, id),
    foreign key (partnership_id, message_id) references message (partnership_id, id),
    constraint incoming_mail_once unique (partnership_id, digest)
);

-- The newest answer of each who was invited to the hearing of a review, as their calendar sent it.
create table invitation_answer (
    partnership_id uuid not null,
    review_id      uuid not null,
    -- The person, or the application whose applicant it is.
    recipient_id   uuid not null,
    sequence       integer not null,
    stamp          timestamptz not null,
    answer         text not null constraint invitation_answer_answer
                   check (answer in ('accepted', 'declined', 'tentative', 'delegated')),
    received_at    timestamptz not null,
    primary key (partnership_id, review_id, recipient_id),
    foreign key (partnership_id, review_id) references case_file (partnership_id, id)
);

alter table message_event enable row level security;
alter table message_event force row level security;
create policy message_event_rule on message_event
    using (is_post() or exists (select from message m
                              where m.partnership_id = message_event.partnership_id
                                and m.id = message_event.message_id));

-- What somebody wrote is for the coordinators alone.
alter table incoming_mail enable row level security;
alter table incoming_mail force row level security;
create policy incoming_mail_rule on incoming_mail
    using (is_post() or applicant_of() is null
           and coalesce(current_setting('casereview.role', true), '') in ('coordinator', 'service')
           and (case when file_id is null then in_partnership(partnership_id)
                else may_see_file(partnership_id, file_id) end));

alter table invitation_answer enable row level security;
alter table invitation_answer force row level security;
create policy invitation_answer_rule on invitation_answer
    using (is_post() or may_see_file(partnership_id, review_id) and applicant_of() is null);
