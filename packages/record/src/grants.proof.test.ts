import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseRoles } from './engine/unit-of-work.ts'
import { madeUpCity, type TestRecord, withRecord } from './testing.ts'

/**
 * Which role of the database may do what with which table or view, written by hand a second time. A table or view that is missing
 * here fails the test: add it with the rights it should have. Letters: r read, a add, u update, d delete.
 * Order: record_writer, member_reader, snapshot_reader, public_reader, desk_writer, record_publisher, identity_keeper.
 */
const registry: Record<string, string> = {
  city: 'raud r r r r r r',
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
  organisation: 'r r - r - r rau',
  membership: '- - - - - - rau',
  invitation: '- - - - - - rau',
}
const city: Record<string, string> = {
  source: 'raud r r - - r -',
  boundary_version: 'raud r r - - r -',
  area: 'raud r r - - r -',
  population: 'raud r r - - r -',
  import: 'raud r r - - r -',
  incident: 'raud r - - - r -',
  gun: 'raud r - - - r -',
  gun_report: 'raud r - - - r -',
  set_aside: 'raud r - - - - -',
  finding_step: 'ra r - - - - -',
  dealer_naming: 'ra r - - - r -',
  dialogue_series: 'rau r - - - r -',
  dialogue_session: 'rau r - - - r -',
  // The publisher reads some columns of it, for how many seats are taken: never needs, contact or channel.
  reservation: 'rau r - - a - -',
  reservation_cancellation: 'ra r - - a r -',
  dialogue_voting: 'rau r - - - r -',
  statement: 'ra r - - a r -',
  statement_decision: 'ra r - - - r -',
  voter: 'ra r - - a r -',
  vote: 'ra r - - a r -',
  // The public reads some columns of these: never who made or decided it.
  room_code: 'rau r - - - - -',
  vote_set_aside: 'ra r - - - - -',
  vote_set_aside_voter: 'ra r - - - - -',
  // Of consent, passes and notes the publisher reads some columns: never a word of a note, never a contact.
  consent_text: 'ra r - - - r -',
  consent: 'rau r - - - - -',
  table_pass: 'rau r - - - - -',
  table_note: 'rad r - - a - -',
  table_note_removal: 'rad r - - a - -',
  table_tally: 'ra r - - a - -',
  note_release: 'rau r - - - - -',
  released_point: 'rau r - - - r -',
  quote_withdrawal: 'ra r - - a r -',
  // Of commitments the publisher reads some columns: never who acted, never the bytes of evidence.
  commitment: 'ra r - - - - -',
  commitment_step: 'ra r - - - - -',
  commitment_evidence: 'ra r - - - - -',
  // No member reads single verdicts; the publisher counts them and never sees the channel.
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
  // Of plan versions too: never who wrote or said something.
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
  change_counter: 'raud r r - - r -',
  data_question: 'ra - - - a - -',
  agreement: 'ra r - - - r -',
  purge: 'rau r - - - - -',
  legal_hold: 'rau r - - - - -',
  release: 'ra r - - - r -',
  release_decision: 'ra r - - - r -',
  release_file: 'ra r - - - r -',
  incident_fact: 'r r r - - - -',
  incident_fact_ever: 'r r r - - - -',
}
const publicView = '- - - r - raud -'

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
      `select c.relname as name, ${databaseRoles.map((role, i) => `${right(role)} as r${i}`).join(', ')}
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = '${schema}' and c.relkind in ('r', 'v', 'p', 'm') order by 1`,
    )
    return Object.fromEntries(
      rows.map(row => [String(row.name), databaseRoles.map((_, i) => row[`r${i}`] || '-').join(' ')]),
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
      'block code compartment detail flags hash key lat lon offence placed_by reported_on',
    )
  })

  it('of a city are those of the table written by hand; the public reads views alone', async () => {
    const found = await rightsOf('city_riverton')
    const views = Object.keys(found).filter(name => name.startsWith('public_'))
    expect(Object.fromEntries(Object.entries(found).filter(([name]) => !views.includes(name)))).toEqual(city)
    for (const view of views) expect([view, found[view]]).toEqual([view, publicView])
  })
})
