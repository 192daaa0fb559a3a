-- What can wait for the next morning goes to each officer and mailbox in one message a day. Each notice keeps its own
-- row, with its case, and names the digest that carried it.

alter table message
    drop constraint message_state,
    -- digest: it goes within the digest of a day and never alone.
    add constraint message_state
        check (state in ('pending', 'claimed', 'accepted', 'failed', 'unknown', 'dropped', 'by-hand', 'digest')),
    add column digest_id uuid,
    add foreign key (partnership_id, digest_id) references message (partnership_id, id);
create index message_of_digest on message (partnership_id, digest_id) where digest_id is not null;
create index message_to_gather on message (created_at) where state = 'digest' and digest_id is null;
