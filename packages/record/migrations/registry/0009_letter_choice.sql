-- How somebody wants the letters of the plan: in which language, and whether at all. Without a row they come in English.
create table letter_choice (
  person uuid primary key references person (id) on delete cascade,
  language text not null check (language in ('en', 'es')),
  wanted boolean not null,
  changed_at timestamptz not null
);
alter table letter_choice enable row level security;
alter table letter_choice force row level security;
create policy letter_choice_keep on letter_choice to identity_keeper using (true) with check (true);
grant select, insert, update, delete on letter_choice to identity_keeper;
