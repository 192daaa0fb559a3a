-- Where a second delivery would be noticed, an attempt says so before its message is handed over. After a crash only
-- what was really under way is then in doubt, and not all that had been claimed.

-- Attempts of earlier versions did not say so, and count as under way.
alter table delivery_attempt add column handing_over boolean not null default true;

-- released: given back without having been handed over.
alter table delivery_attempt drop constraint delivery_attempt_outcome;
alter table delivery_attempt add constraint delivery_attempt_outcome
    check (outcome in ('accepted', 'failed', 'unknown', 'again', 'dropped', 'released'));

-- The last attempt before a person asked for the message to be sent again: up to it nothing counts against that.
alter table message add column asked_again_after integer not null default 0;
