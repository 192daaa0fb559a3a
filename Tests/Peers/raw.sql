-- What a queue on PostgreSQL costs at the least: take a batch under a lease, commit, settle it, commit. For pgbench.
update queue q
   set state = 'claimed', attempt = q.attempt + 1, worker = :client_id, lease_until = now() + interval '45 seconds'
  from (select id from queue where state = 'pending' and due_at <= now() order by due_at limit :batch
           for update skip locked) as taken
 where q.id = taken.id;
update queue
   set state = 'accepted', settled_at = now(), lease_until = null
 where worker = :client_id and state = 'claimed';
