-- Meetings after an adjournment, and what chairs and guests need.

-- An answer is to the length that people were asked about, also where later ones are asked about another.
alter table availability_poll no force row level security;
alter table availability_slot no force row level security;
alter table availability_slot add column minutes integer
    constraint availability_slot_minutes check (minutes between 15 and 480);
update availability_slot s
   set minutes = p.minutes
  from availability_poll p
 where p.partnership_id = s.partnership_id and p.id = s.poll_id;
alter table availability_slot alter column minutes set not null;

-- 1, 2, 3 … in the order in which the polls of a review were opened.
alter table availability_poll add column turn integer constraint availability_poll_turn check (turn >= 1);
update availability_poll p
   set turn = n.turn
  from (select partnership_id, id,
               row_number() over (partition by partnership_id, review_id
                                      order by opened_on, ended_on nulls last, id) as turn
          from availability_poll) n
 where n.partnership_id = p.partnership_id and n.id = p.id;
alter table availability_poll alter column turn set not null;
create unique index availability_poll_in_turn on availability_poll (partnership_id, review_id, turn);
alter table availability_poll force row level security;
alter table availability_slot force row level security;

-- What was written while a meeting ran stays to be read beside its record.
comment on table hearing_draft is 'One row for each turn of a writer; kept once the record is finished.';
