-- The public log: entries in order, what each is about, and the checkpoints that were signed. Entries hold no personal
-- data and no free text, only a salted hash; what was hashed stands beside them and can be erased.

-- One row once there is an entry: appenders wait for each other here, so that no index is given twice or left out.
create table log_head (
  one boolean primary key default true check (one),
  size bigint not null check (size > 0)
);

create table log_entry (
  index bigint primary key check (index >= 0),
  type text not null check (type in ('release', 'agreement', 'commitment', 'verdict')),
  subject text not null,
  version integer not null check (version > 0),
  entry text not null,
  at timestamptz not null
);
create index log_entry_subject on log_entry (type, subject, version);

create table log_payload (
  index bigint primary key references log_entry (index),
  salt text not null check (salt ~ '^[0-9a-f]{64}$'),
  payload jsonb not null
);

create table log_checkpoint (
  size bigint primary key check (size >= 0),
  note text not null,
  at timestamptz not null
);

alter table log_head enable row level security;
alter table log_head force row level security;
create policy log_head_write on log_head to record_writer using (true) with check (true);
alter table log_entry enable row level security;
alter table log_entry force row level security;
create policy log_entry_add on log_entry for insert to record_writer with check (true);
create policy log_entry_read on log_entry for select to record_writer, member_reader, public_reader using (true);
alter table log_payload enable row level security;
alter table log_payload force row level security;
create policy log_payload_write on log_payload to record_writer using (true) with check (true);
create policy log_payload_read on log_payload for select to member_reader, public_reader using (true);
alter table log_checkpoint enable row level security;
alter table log_checkpoint force row level security;
create policy log_checkpoint_add on log_checkpoint for insert to record_writer with check (true);
create policy log_checkpoint_read on log_checkpoint for select to record_writer, member_reader, public_reader using (true);

grant select, insert, update on log_head to record_writer;
grant select, insert on log_entry, log_checkpoint to record_writer;
grant select, insert, delete on log_payload to record_writer;
grant select on log_entry, log_payload, log_checkpoint to member_reader, public_reader;
