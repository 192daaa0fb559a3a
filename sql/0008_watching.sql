-- What still waits for a person, told at every look at the figures and on every work list: done tasks stay for ever,
-- open ones are few.
create index task_open on task (partnership_id, opened_at) where done_on is null;
