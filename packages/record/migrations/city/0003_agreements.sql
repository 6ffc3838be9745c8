-- Agreements: MOU, data-sharing agreement, data-use licence. A version is written once; a change is a new version.
-- `terms` is the model's AgreementTerms. That an agreement has run out is computed from the day, never written.

create table agreement (
  id uuid not null,
  version integer not null check (version > 0),
  tier text not null check (tier in ('mou', 'dsa', 'dul')),
  written text not null check (written in ('draft', 'in-force', 'ended')),
  terms jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  why text not null default '',
  -- The day it was ended before its date.
  ended_on date,
  primary key (id, version),
  constraint ended_has_a_day check ((written = 'ended') = (ended_on is not null))
);

-- The register: signed versions, in the fields that residents read. Of those kept out of it only that they are there.
create view public_agreement as
select
  id, version, written, ended_on, (terms ->> 'public')::boolean as shown,
  terms ->> 'effectiveOn' as effective_on, terms ->> 'endsOn' as ends_on,
  case when (terms ->> 'public')::boolean and written = 'ended' then why end as ended_why,
  case when (terms ->> 'public')::boolean then jsonb_build_object(
    'tier', terms -> 'tier', 'parent', terms -> 'parent', 'title', terms -> 'title', 'summary', terms -> 'summary',
    'parties', (select jsonb_agg(party - 'organisationId') from jsonb_array_elements(terms -> 'parties') party),
    'purposes', terms -> 'purposes', 'prohibitedPurposes', terms -> 'prohibitedPurposes', 'dataSets', terms -> 'dataSets',
    'linkageAllowed', terms -> 'linkageAllowed', 'subjects', terms -> 'subjects', 'consentBasis', terms -> 'consentBasis',
    'accessRoles', terms -> 'accessRoles', 'retentionDays', terms -> 'retentionDays', 'destroyOn', terms -> 'destroyOn',
    'breach', terms -> 'breach', 'publicationReviewDays', terms -> 'publicationReviewDays',
    'minimumCell', terms -> 'minimumCell', 'redisclosure', terms -> 'redisclosure', 'auditRight', terms -> 'auditRight',
    'effectiveOn', terms -> 'effectiveOn', 'reviewOn', terms -> 'reviewOn', 'endsOn', terms -> 'endsOn') end as terms
from agreement
where written <> 'draft';

-- How small a number may be shown, as the newest signed version of each agreement asks; the promise outlives its end.
create view public_minimum_cell as
select s ->> 'source' as source, s ->> 'provenance' as provenance, max((a.terms ->> 'minimumCell')::integer) as minimum_cell
from agreement a cross join lateral jsonb_array_elements(a.terms -> 'dataSets') s
where a.written <> 'draft' and not exists (
  select from agreement newer where newer.id = a.id and newer.version > a.version and newer.written <> 'draft')
group by 1, 2;

alter table agreement enable row level security;
alter table agreement force row level security;
create policy agreement_read_writer on agreement for select to record_writer using (true);
create policy agreement_add on agreement for insert to record_writer with check (true);
-- The roles of the action `read-agreement-in-full`; a test compares the two lists.
create policy agreement_read on agreement for select to member_reader
  using (current_setting('understory.role', true) in
    ('facilitator', 'office', 'analyst', 'owner', 'provider', 'custodian', 'counsel', 'auditor'));
create policy agreement_publish on agreement for select to record_publisher using (written <> 'draft');

grant select, insert on agreement to record_writer;
grant select on agreement to member_reader, record_publisher;
grant select on public_agreement, public_minimum_cell to public_reader;
alter view public_agreement owner to record_publisher;
alter view public_minimum_cell owner to record_publisher;
