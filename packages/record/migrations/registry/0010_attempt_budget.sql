-- How many attempts to sign in are left, by keyed hashes: of an account, an address, both together, or a device that signed in before. A key's
-- attempts are used up until `spent_until`; a row past it says nothing and is purged. It takes the place of counters that one stranger
-- could run up for somebody else.
drop table sign_in_attempt;
create table attempt_budget (
  key text primary key,
  spent_until timestamptz not null
);
create index attempt_budget_spent_until on attempt_budget (spent_until);
alter table attempt_budget enable row level security;
alter table attempt_budget force row level security;
create policy attempt_budget_keep on attempt_budget to identity_keeper using (true) with check (true);
grant select, insert, update, delete on attempt_budget to identity_keeper;
