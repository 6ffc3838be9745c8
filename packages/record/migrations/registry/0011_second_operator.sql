-- An invitation that would give one person both halves of a rule for two waits for a second operator: `separations` names the rules, separated by
-- spaces. `unusual_why` says why a role goes to an organisation of a kind where it is unusual.
alter table invitation add column separations text not null default '';
alter table invitation add column confirmed_by text;
alter table invitation add column confirmed_at timestamptz;
alter table invitation add column unusual_why text;
alter table invitation add constraint confirmed_by_another check (confirmed_by is null or confirmed_by <> made_by);
