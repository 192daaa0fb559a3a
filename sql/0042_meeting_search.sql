-- Meetings and what comes of them: a body outside the partnership is written to about a recommendation by the post, like
-- one that is asked for information, and a room says how many people it holds.

-- `recipient_contact` names its recommendation.
alter table message
    drop constraint message_recipient_kind,
    add constraint message_recipient_kind
        check (recipient_kind in ('applicant', 'person', 'agency', 'contact', 'outside', 'outside-body'));
-- What a letter to it needs is the post's to read.
create policy recommendation_post on recommendation for select using (is_post());

-- Who sets a meeting is warned where more people are invited than a room holds; null where nobody counts them.
alter table meeting_room
    add column seats integer constraint meeting_room_seats check (seats between 1 and 1000);
