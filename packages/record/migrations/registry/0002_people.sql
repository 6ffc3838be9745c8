-- Who may come in: people and how they prove who they are, organisations, roles with an end date, invitations, letters.
-- What proves who somebody is (password hashes, secrets, sessions) is read by `identity_keeper` alone.

grant usage on schema understory to identity_keeper;

create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Passwords as scrypt hashes, and the subject a city's identity provider knows somebody by.
create table person_account (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index person_account_person on person_account (person);

-- `made_by` is the first thing that was shown, `second_factor` what was shown besides it.
create table person_session (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  token text not null unique,
  made_by text not null,
  second_factor text check (second_factor in ('totp', 'backup-code', 'passkey')),
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_session_person on person_session (person);

-- Challenges under way: a second step, an e-mail link, a passkey. `id` can be a hash, so it is text.
create table person_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index person_verification_identifier on person_verification (identifier);

-- Secret and backup codes are encrypted with the session key of the house, which is not in the database.
create table person_two_factor (
  id uuid primary key,
  person uuid not null unique references person (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);

create table person_passkey (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  name text,
  credential_id text not null unique,
  public_key text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index person_passkey_person on person_passkey (person);

-- Failures to sign in by account and by address, both only as keyed hashes.
create table sign_in_attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  closed_until timestamptz
);

create table organisation (
  id uuid primary key,
  name text not null unique,
  kind text not null,
  made_at timestamptz not null
);

-- A person in one role. Ended rows stay: they say who could see what, and when.
create table membership (
  id uuid primary key,
  person uuid not null references person (id),
  role text not null,
  organisation uuid references organisation (id),
  city text,
  starts_on date not null,
  ends_on date,
  ended_at timestamptz,
  why text not null,
  end_why text not null default '',
  made_by text not null,
  made_at timestamptz not null
);
create index membership_person on membership (person);

-- Only the hash of a link is kept. `email` null: the first link of a house.
create table invitation (
  id uuid primary key,
  hash text not null unique,
  email text,
  name text,
  role text not null,
  organisation uuid references organisation (id),
  city text,
  starts_on date not null,
  ends_on date,
  why text not null,
  made_by text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  withdrawn_at timestamptz
);

-- Letters that did not leave by SMTP. They hold links, so they go when the links are dead.
create table outbox (
  id uuid primary key,
  at timestamptz not null,
  recipient text not null,
  subject text not null,
  body text not null,
  reason text not null,
  purge_at timestamptz not null
);

-- A token of a person: for one of their roles, for some actions.
alter table token add column id uuid, add column person uuid, add column membership uuid, add column scope jsonb;
create index token_person on token (person);

alter table person enable row level security;
alter table person force row level security;
create policy person_keep on person to identity_keeper using (true) with check (true);
alter table person_account enable row level security;
alter table person_account force row level security;
create policy person_account_keep on person_account to identity_keeper using (true) with check (true);
alter table person_session enable row level security;
alter table person_session force row level security;
create policy person_session_keep on person_session to identity_keeper using (true) with check (true);
alter table person_verification enable row level security;
alter table person_verification force row level security;
create policy person_verification_keep on person_verification to identity_keeper using (true) with check (true);
alter table person_two_factor enable row level security;
alter table person_two_factor force row level security;
create policy person_two_factor_keep on person_two_factor to identity_keeper using (true) with check (true);
alter table person_passkey enable row level security;
alter table person_passkey force row level security;
create policy person_passkey_keep on person_passkey to identity_keeper using (true) with check (true);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy sign_in_attempt_keep on sign_in_attempt to identity_keeper using (true) with check (true);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy organisation_keep on organisation to identity_keeper using (true) with check (true);
create policy organisation_read on organisation for select to record_writer, member_reader, public_reader, record_publisher using (true);
alter table membership enable row level security;
alter table membership force row level security;
create policy membership_keep on membership to identity_keeper using (true) with check (true);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy invitation_keep on invitation to identity_keeper using (true) with check (true);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy outbox_keep on outbox to identity_keeper using (true) with check (true);
create policy token_keep on token to identity_keeper using (person is not null) with check (person is not null);
create policy city_keep on city for select to identity_keeper using (true);

grant select, insert, update, delete on person, person_account, person_session, person_verification, person_two_factor,
  person_passkey, sign_in_attempt, outbox to identity_keeper;
grant select, insert, update on organisation, membership, invitation, token to identity_keeper;
grant select on city to identity_keeper;
grant select on organisation to record_writer, member_reader, public_reader, record_publisher;
