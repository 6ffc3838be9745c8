import { tableAbout } from '../city/row-kind.ts'
import type { Session } from '../engine/engine.ts'
import { type DatabaseRole, schemaOf } from '../engine/unit-of-work.ts'

/** One COPY of a backup: a table or a range of its keys. */
export interface TableChunk {
  readonly table: string
  readonly where: string
}

const rowsPerChunk = 40_000
/** In the order they can be restored: what is referred to comes first. */
const wholeTables = [
  'source',
  'boundary_version',
  'population',
  'feed',
  'event',
  'change_counter',
  'data_question',
  'dialogue_series',
  'dialogue_session',
  'reservation',
  'reservation_cancellation',
  'dialogue_voting',
  'statement',
  'statement_decision',
  'voter',
  'vote',
  'room_code',
  'vote_set_aside',
  'vote_set_aside_voter',
  'consent_text',
  'consent',
  'table_pass',
  'table_note',
  'table_note_removal',
  'table_tally',
  'note_release',
  'released_point',
  'quote_withdrawal',
  'commitment',
  'commitment_step',
  'commitment_evidence',
  'verdict',
  'verdict_panel',
  'verdict_panel_member',
  'plan_meeting',
  'plan_meeting_note',
  'codebook_version',
  'coding_round',
  'coding_unit',
  'coding_part',
  'coding',
  'coding_decision',
  'theme_list',
  'participant_profile',
  'findings',
  'finding_point',
  'member_check',
  'check_answer',
  'theme_answer',
  'plan_version',
  'plan_version_step',
  'plan_item',
  'plan_item_update',
  'plan_reminder',
  'plan_digest',
  'plan_measure',
  'plan_measure_step',
  'agreement',
  'access_entry',
  'chain_head',
  'release',
]
/** Only the keeper reads these. Sessions, challenges, attempts and letters hold nothing that must outlive a restore. */
const peopleTables = [
  'person',
  'person_account',
  'person_two_factor',
  'person_passkey',
  'letter_choice',
  'organisation',
  'membership',
  'invitation',
]
/** The public log: what a payload is about comes first. */
const logTables = ['log_head', 'log_entry', 'log_payload', 'log_checkpoint']

export const roleOf = (table: string): DatabaseRole =>
  peopleTables.some(one => table === `understory.${one}`) ? 'identity_keeper' : 'record_writer'

const done = `(state = 'complete' or (state <> 'running' and rows = 0))`

/** What of the registry and of each city is backed up, a chunk at a time. Rows of unfinished imports are not. */
export async function* tableChunks(session: Session, cities: readonly string[]): AsyncGenerator<TableChunk> {
  for (const table of ['city', 'token', 'event', 'chain_head'])
    yield { table: `understory.${table}`, where: 'true' }
  for (const table of peopleTables) yield { table: `understory.${table}`, where: 'true' }
  for (const table of logTables) yield { table: `understory.${table}`, where: 'true' }
  for (const city of cities) yield* cityChunks(session, schemaOf(city))
}

async function* cityChunks(session: Session, schema: string): AsyncGenerator<TableChunk> {
  const [first, second, ...others] = wholeTables
  for (const table of [first, second]) yield { table: `${schema}.${table}`, where: 'true' }
  const slots = await session.query(`select slot from ${schema}.boundary_version order by slot`)
  for (const { slot } of slots.rows) yield { table: `${schema}.area`, where: `slot = ${slot}` }
  for (const table of others) yield { table: `${schema}.${table}`, where: 'true' }
  // Files of one release at a time; decisions last, since they refer to releases.
  const releases = await session.query(`select id from ${schema}.release order by id`)
  for (const { id } of releases.rows) yield { table: `${schema}.release_file`, where: `release_id = '${id}'` }
  yield { table: `${schema}.release_decision`, where: 'true' }
  yield { table: `${schema}.import`, where: done }
  const imports = await session.query(`select i.no, i.rows, i.set_aside, s.definition ->> 'about' as about,
      greatest((select max(line) from ${schema}.incident where import_no = i.no),
        (select max(line) from ${schema}.gun where import_no = i.no),
        (select max(line) from ${schema}.gun_report where import_no = i.no)) as last
    from ${schema}.import i join ${schema}.source s on s.no = i.source_no where state = 'complete' order by i.no`)
  for (const { no, rows, set_aside, about, last } of imports.rows) {
    const table = tableAbout(about)
    if (Number(rows) > 0) {
      const end = Number(last ?? 0)
      const step = Math.ceil((end + 1) / Math.ceil(Number(rows) / rowsPerChunk))
      for (let line = 0; line <= end; line += step) {
        yield {
          table: `${schema}.${table}`,
          where: `import_no = ${no} and line >= ${line} and line < ${line + step}`,
        }
      }
    }
    if (Number(set_aside) > 0) yield { table: `${schema}.set_aside`, where: `import_no = ${no}` }
  }
}
