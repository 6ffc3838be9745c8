-- Counts of verdicts are made in editions, with some answers replaced, where they are published: a view that counts rows is exact above its floor, and
-- two reads around one answer show it. The public reads no row of this view: it is what is counted.
create policy verdict_public on verdict for select to public_reader using (true);
grant select (id, commitment_id, judge_hash, crowd, answer, at) on verdict to public_reader;
create view public_verdict with (security_invoker = true) as
select id, commitment_id, judge_hash, crowd, answer, at from verdict;
grant select on public_verdict to public_reader;
alter view public_verdict owner to record_publisher;
drop view public_verdict_count;
