-- Statements that residents vote on. What is sent in may name somebody, so until it is accepted it stands behind the wall `voice`; a vote
-- is of a voter who is a code and nothing else.

-- Whether a series is voted on, and by which published policy statements are moderated.
create table dialogue_voting (
  series_id uuid primary key references dialogue_series (id),
  org uuid not null,
  state text not null check (state in ('open', 'closed')),
  policy jsonb not null,
  -- keyed hash of the key that the text-message gateway sends along
  text_key_hash text,
  version integer not null check (version > 0),
  changed_by text not null,
  changed_at timestamptz not null
);
create table statement (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  text text not null check (length(text) between 1 and 400),
  language text not null,
  author text not null check (author in ('participant', 'facilitator', 'office', 'table')),
  channel text not null,
  at timestamptz not null
);
-- Append only: the newest decision counts, and all of them are the moderation log.
create table statement_decision (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  statement_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  decision text not null check (decision in ('accepted', 'declined')),
  reason text,
  -- the number on ballots, the same in every decision about the statement
  no integer,
  translation text check (length(translation) <= 400),
  by_person text not null,
  at timestamptz not null,
  constraint accepted_with_a_number check ((decision = 'accepted') = (reason is null) and (decision = 'declined' or no is not null))
);
create table voter (
  id uuid primary key,
  series_id uuid not null references dialogue_series (id),
  session_id uuid,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  channel text not null,
  -- keyed hash of the code, or of the telephone number
  code_hash text not null unique,
  at timestamptz not null
);
-- Append only: the newest vote of a voter on a statement counts. The id is made by whoever sends, so that a vote sent twice is one.
create table vote (
  id uuid primary key,
  series_id uuid not null,
  statement_id uuid not null,
  voter_id uuid not null,
  org uuid not null,
  compartment smallint not null check (compartment > 0),
  vote smallint not null check (vote between -1 and 1),
  channel text not null,
  at timestamptz not null
);
create index vote_by_series on vote (series_id);

do $$
declare t text;
begin
  foreach t in array array['dialogue_voting', 'statement', 'statement_decision', 'voter', 'vote']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I for select to record_publisher using (true)', t || '_publish', t);
    execute format('grant select on %I to member_reader, record_publisher', t);
  end loop;
  create policy dialogue_voting_write on dialogue_voting to record_writer using (true) with check (true);
  create policy dialogue_voting_read on dialogue_voting for select to member_reader
    using (current_setting('understory.role', true) in ('facilitator', 'office', 'owner', 'auditor'));
  foreach t in array array['statement', 'statement_decision', 'voter', 'vote']
  loop
    execute format($policy$create policy %I on %I to record_writer
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))
      with check (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[]))$policy$,
      t || '_write', t);
    -- The facilitator of the series: the roles of the action `read-voice`; a test compares the two lists.
    execute format($policy$create policy %I on %I for select to member_reader
      using (compartment = any (string_to_array(nullif(current_setting('understory.compartments', true), ''), ',')::smallint[])
        and org::text = current_setting('understory.org', true) and current_setting('understory.role', true) = 'facilitator')$policy$,
      t || '_read', t);
    execute format('grant select, insert on %I to record_writer', t);
  end loop;
  foreach t in array array['statement', 'voter', 'vote']
  loop
    execute format('create policy %I on %I for insert to desk_writer with check (true)', t || '_add', t);
    execute format('grant insert on %I to desk_writer', t);
  end loop;
end $$;
grant select, insert, update on dialogue_voting to record_writer;

create view public_voting as
select v.series_id, s.slug, v.org, v.state, v.policy, v.text_key_hash, v.version
from dialogue_voting v join dialogue_series s on s.id = v.series_id where s.state <> 'draft';
-- Decisions that count, and of what is accepted the words.
create view public_statement as
select n.id, n.series_id, d.no, n.text, n.language, d.translation, n.author, n.channel, n.at
from (
  select distinct on (statement_id) statement_id, decision, no, translation from statement_decision order by statement_id, at desc, id desc
) d join statement n on n.id = d.statement_id where d.decision = 'accepted';
create view public_moderation as
select id, series_id, statement_id, decision, reason, at from statement_decision;
create view public_waiting as
select n.series_id, count(*)::integer as waiting
from statement n where not exists (select from statement_decision d where d.statement_id = n.id) group by n.series_id;
-- What a code stands for, looked up by its hash alone.
create view public_voter as
select code_hash, id, series_id, channel from voter;
-- For the tallies and the map; a voter is a number that leads to nobody.
create view public_vote as
select series_id, statement_id, voter_id, vote, at, id from vote;
grant select on public_voting, public_statement, public_moderation, public_waiting, public_voter, public_vote to public_reader;
alter view public_voting owner to record_publisher;
alter view public_statement owner to record_publisher;
alter view public_moderation owner to record_publisher;
alter view public_waiting owner to record_publisher;
alter view public_voter owner to record_publisher;
alter view public_vote owner to record_publisher;
