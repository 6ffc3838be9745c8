-- Votes of voters bound by a code and votes of open voters are counted apart, so whoever counts votes knows of each voter which of the two they
-- are, and nothing else: no code, no channel, no time.
alter table voter add column crowd text not null generated always as (
  case when (began_by is not null and began_by in ('room-code', 'consent-card')) or channel in ('paper', 'text-message') then 'code' else 'open' end
) stored;
drop policy voter_public on voter;
create policy voter_public on voter for select to public_reader using (true);
grant select (id, crowd) on voter to public_reader;
drop view public_vote;
create view public_vote with (security_invoker = true) as
select v.series_id, v.statement_id, v.voter_id, v.vote, v.at, v.id, p.crowd from vote v join voter p on p.id = v.voter_id;
grant select on public_vote to public_reader;
