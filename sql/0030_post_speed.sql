-- Room in each page, so that what a delivery changes stays beside what it was: an attempt is written once and ended
-- once, a message is claimed once and settled once. Pages that are full already stay as they are.
alter table delivery_attempt set (fillfactor = 60);
alter table message set (fillfactor = 70);
