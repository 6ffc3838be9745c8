-- The registry's events become a chain, as those of a city do.
alter table event add column before_hash text;
alter table event add column after_hash text;
alter table event add column link bigint;
alter table event add column hash text;
create unique index event_link on event (link);

create table chain_head (
  chain text primary key check (chain = 'event'),
  link bigint not null,
  hash text not null,
  earlier bigint not null
);
alter table chain_head enable row level security;
alter table chain_head force row level security;
create policy chain_head_write on chain_head to record_writer using (true) with check (true);
grant select, insert, update on chain_head to record_writer;

drop policy event_read on event;
create policy event_read on event for select to record_writer using (true);
create policy event_audit on event for select to member_reader
  using (coalesce(current_setting('understory.role', true), '') in ('', 'auditor'));
