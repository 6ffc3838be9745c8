import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madeUpCity, type TestRecord, withRecord } from './testing.ts'

const roles = [
  'record_writer',
  'member_reader',
  'snapshot_reader',
  'public_reader',
  'desk_writer',
  'lookup_reader',
  'identity_keeper',
] as const

/**
 * Which role of the database may do what with which table or view, written by hand a second time. A table or view that is missing
 * here fails the test: add it with the rights it should have. Letters: r read, a add, u update, d delete.
 * Order: record_writer, member_reader, snapshot_reader, public_reader, desk_writer, lookup_reader, identity_keeper; what may be read in some
 * columns only stands in the second table. `record_publisher` may nothing.
 */
const registry: Record<string, string> = {
  city: 'raud r r r r - r',
  token: 'raud - - - - - rau',
  event: 'ra r - - - - -',
  chain_head: 'rau - - - - - -',
  migration: 'rad - - - - - -',
  log_head: 'rau - - - - - -',
  log_entry: 'ra r - r - - -',
  log_payload: 'rad r - r - - -',
  log_checkpoint: 'ra r - r - - -',
  person: '- - - - - - raud',
  person_account: '- - - - - - raud',
  person_session: '- - - - - - raud',
  person_verification: '- - - - - - raud',
  person_two_factor: '- - - - - - raud',
  person_passkey: '- - - - - - raud',
  attempt_budget: '- - - - - - raud',
  letter_choice: '- - - - - - raud',
  outbox: '- - - - - - raud',
  organisation: 'r r - r - - rau',
  membership: '- - - - - - rau',
  invitation: '- - - - - - rau',
}
const city: Record<string, string> = {
  source: 'raud r r - - - -',
  boundary_version: 'raud r r r - - -',
  area: 'raud r r r - - -',
  population: 'raud r r r - - -',
  import: 'raud r r - - - -',
  incident: 'raud r - - - - -',
  gun: 'raud r - - - - -',
  gun_report: 'raud r - - - - -',
  set_aside: 'raud r - - - - -',
  finding_step: 'ra r - - - - -',
  dealer_naming: 'ra r - - - - -',
  dialogue_series: 'rau r - - - - -',
  dialogue_session: 'rau r - - - - -',
  reservation: 'rau r - - a - -',
  reservation_cancellation: 'ra r - - a - -',
  dialogue_voting: 'rau r - - - - -',
  statement: 'ra r - - a - -',
  statement_decision: 'ra r - - - - -',
  voter: 'ra r - - a - -',
  vote: 'ra r - - a - -',
  room_code: 'rau r - - - - -',
  vote_set_aside: 'ra r - - - - -',
  vote_set_aside_voter: 'ra r - - - - -',
  consent_text: 'ra r - - - - -',
  consent: 'rau r - - - - -',
  table_pass: 'rau r - - - - -',
  table_note: 'rad r - - a - -',
  table_note_removal: 'rad r - - a - -',
  table_tally: 'ra r - - a - -',
  note_release: 'rau r - - - - -',
  released_point: 'rau r - - - - -',
  quote_withdrawal: 'ra r - - a - -',
  commitment: 'ra r - - - - -',
  commitment_step: 'ra r - - - - -',
  commitment_evidence: 'ra r - - - - -',
  // No member reads single verdicts.
  verdict: 'ra - - - a - -',
  verdict_panel: 'ra r - - - - -',
  verdict_panel_member: 'ra r - - - - -',
  plan_reminder: 'ra r - - - - -',
  plan_digest: 'ra r - - - - -',
  plan_meeting: 'rau r - - - - -',
  plan_meeting_note: 'ra r - - - - -',
  codebook_version: 'ra r - - - - -',
  coding_round: 'rau r - - - - -',
  coding_unit: 'ra r - - - - -',
  coding_part: 'rau r - - - - -',
  coding: 'rau r - - - - -',
  coding_decision: 'ra r - - - - -',
  theme_list: 'ra r - - - - -',
  participant_profile: 'ra r - - - - -',
  findings: 'rau r - - - - -',
  finding_point: 'ra r - - - - -',
  member_check: 'rau r - - - - -',
  check_answer: 'rau r - - a - -',
  theme_answer: 'ra r - - - - -',
  plan_version: 'ra r - - - - -',
  plan_version_step: 'ra r - - - - -',
  plan_item: 'ra r - - - - -',
  plan_item_update: 'ra r - - - - -',
  plan_measure: 'ra r - - - - -',
  plan_measure_step: 'ra r - - - - -',
  feed: 'raud - - - - - -',
  event: 'ra r - - - - -',
  access_entry: 'ra r - - - - -',
  chain_head: 'rau - - - - - -',
  change_counter: 'raud r r - - - -',
  data_question: 'ra - - - a - -',
  agreement: 'ra r - - - - -',
  purge: 'rau r - - - - -',
  legal_hold: 'rau r - - - - -',
  release: 'ra r - - - - -',
  release_decision: 'ra r - - - - -',
  release_file: 'ra r - - - - -',
  incident_fact: 'r r r - - - -',
  incident_fact_ever: 'r r r - - - -',
}
/** Tables of a city that the public reads in these columns alone, under a policy. */
const publicColumns: Record<string, string> = {
  agreement: 'ended_on id register version written',
  change_counter: 'no',
  commitment: 'id no',
  commitment_evidence: 'address at commitment_id day id kind language media_type org seq sha256 title',
  commitment_step: 'as_role at commitment_id content id kind org seq',
  consent_text: 'content made_at series_id version',
  dealer_naming: 'at named why',
  dialogue_series: 'attended changed_at id slug state terms',
  dialogue_session: 'changed_at ends_at facilitator_org id public_terms series_id slug stage starts_at state',
  dialogue_voting: 'org policy series_id state text_key_hash version',
  finding_point: 'findings_id point_id theme_id',
  findings: 'content id published_at series_id version',
  gun: 'ballistics calibre circumstance conversion_device dealer_state flags import_no key_no maker multiple_sale privately_made public_dealer recovered_on recovery_area recovery_state reported_stolen serial_state sold_on source_no superseded_by time_to_crime_basis time_to_crime_days time_to_crime_reason trace_completed_on trace_requested_on trace_status type',
  gun_report: 'count from_day import_no kind origin place source_no to_day what',
  import:
    'file_hash file_name finished_at first_day flagged id kept last_day no notes read received_at revised same_as_import_no set_aside set_aside_reasons source_no state unchanged',
  incident:
    'block clearance flags import_no kind lat line lon occurred_minute occurred_on offence part place_1 place_2 place_3 place_4 place_5 place_6 place_7 place_8 setting source_no victims weapon',
  member_check: 'findings_id id published_at result',
  plan_item_update: 'at item_id org_name seq status words',
  plan_measure: 'id item_id kind',
  plan_measure_step: 'at content kind measure_id org_name seq',
  plan_reminder: 'at commitment_id duty item_id',
  plan_version: 'id slug',
  plan_version_step: 'at content id org_name version_id',
  release: 'about as_of content_hash dataset disclosure id made_at methods number population report',
  release_decision: 'decided_as decided_at organisation release_id supersedes',
  release_file: 'bytes content media_type name release_id sha256',
  released_point:
    'channel dissent form id language prompt_id pseudonym quoted released_at segment_id series_id session_id text',
  reservation: 'id seats session_id',
  reservation_cancellation: 'reservation_id',
  source: 'definition name no provenance version',
  statement: 'at author channel id language no public_text public_translation series_id state',
  statement_decision: 'at decision id reason series_id statement_id',
  theme_answer: 'commitment_id decision findings_id id made_at theme_id words',
  verdict: 'answer at commitment_id crowd id judge_hash',
  verdict_panel: 'at commitment_id pool pool_sha256 seed size',
  vote: 'at id series_id statement_id vote voter_id',
  vote_set_aside: 'at decision id reason restores_id series_id voters',
  vote_set_aside_voter: 'decision_id series_id voter_id',
  voter: 'crowd id room_code_id',
}
/** The same for what a code, a pass or a judge stands for, and for what is decided and not shown. */
const lookupColumns: Record<string, string> = {
  agreement: 'id minimum_cells version',
  area: 'name',
  consent: 'code_hash org series_id',
  dialogue_series: 'id slug state terms',
  dialogue_session: 'ends_at id slug starts_at terms',
  findings: 'content id',
  member_check: 'ends_on findings_id id org series_id',
  reservation: 'code_hash id org session_id',
  reservation_cancellation: 'reservation_id',
  room_code: 'code_hash ends_at id max_voters revoked_at series_id session_id',
  table_note: 'session_id table_no',
  table_pass: 'ends_at org pass_hash revoked_at series_id session_id table_no',
  verdict_panel_member: 'commitment_id judge_hash',
  voter: 'began_by channel code_hash id series_id',
}
const publicView = '- - - r - - -'

describe.each(['pglite', 'postgres'] as const)('rights in %s', engine => {
  let record: TestRecord
  beforeAll(async () => {
    record = await withRecord(engine)
    await record.store.makeCity(madeUpCity)
  })
  afterAll(() => record?.close())

  const rightsOf = async (schema: string): Promise<Record<string, string>> => {
    const letters = { r: 'select', a: 'insert', u: 'update', d: 'delete' }
    const right = (role: string) =>
      Object.entries(letters)
        .map(
          ([letter, what]) =>
            `case when has_table_privilege('${role}', c.oid, '${what}') then '${letter}' else '' end`,
        )
        .join(' || ')
    const { rows } = await record.store.executeSql(
      `select c.relname as name, ${roles.map((role, i) => `${right(role)} as r${i}`).join(', ')}
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = '${schema}' and c.relkind in ('r', 'v', 'p', 'm') order by 1`,
    )
    return Object.fromEntries(
      rows.map(row => [String(row.name), roles.map((_, i) => row[`r${i}`] || '-').join(' ')]),
    )
  }

  it('of the registry are those of the table written by hand', async () => {
    expect(await rightsOf('understory')).toEqual(registry)
  })

  it('let the snapshot read the columns of facts and no key, block, point or words of the file', async () => {
    const { rows } = await record.store.executeSql(
      `select attname as name from pg_attribute
      where attrelid = 'city_riverton.incident'::regclass and attnum > 0 and not attisdropped
        and not has_column_privilege('snapshot_reader', attrelid, attnum, 'select') order by 1`,
    )
    expect(rows.map(row => row.name).join(' ')).toBe(
      'block code compartment detail flags hash key lat lon offence open placed_by reported_on',
    )
  })

  it.each([
    ['public_reader', publicColumns],
    ['lookup_reader', lookupColumns],
  ] as const)('let %s read these columns of tables and no other', async (role, columns) => {
    const { rows } = await record.store.executeSql(
      `select c.relname as table, string_agg(a.attname, ' ' order by a.attname) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'city_riverton'::regnamespace and c.relkind = 'r' and has_column_privilege('${role}', c.oid, a.attnum, 'select')
        and not has_table_privilege('${role}', c.oid, 'select') group by 1`,
    )
    expect(Object.fromEntries(rows.map(row => [String(row.table), String(row.columns)]))).toEqual(columns)
  })

  it('are none for the role that once owned views', async () => {
    const { rows } = await record.store.executeSql(
      `select c.relname from pg_class c where c.relnamespace in ('city_riverton'::regnamespace, 'understory'::regnamespace)
        and c.relkind in ('r', 'v') and has_any_column_privilege('record_publisher', c.oid, 'select, insert, update')`,
    )
    expect(rows).toEqual([])
  })

  it('of a city are those of the table written by hand; the public reads views alone', async () => {
    const found = await rightsOf('city_riverton')
    const views = Object.keys(found).filter(name => name.startsWith('public_'))
    expect(Object.fromEntries(Object.entries(found).filter(([name]) => !views.includes(name)))).toEqual(city)
    for (const view of views) expect([view, found[view]]).toEqual([view, publicView])
  })
})
