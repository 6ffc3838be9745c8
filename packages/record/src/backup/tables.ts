import { importedTables } from '../city/row-kind.ts'
import type { Session } from '../engine/engine.ts'
import { type DatabaseRole, schemaOf } from '../engine/unit-of-work.ts'

export interface BackedUpTable {
  readonly table: string
  /** Rows that are left out do not match. */
  readonly where?: string
  /** Columns that are never copied. */
  readonly without?: readonly string[]
  /** Its rows refer to each other, so that they are restored at once. */
  readonly undivided?: true
  /** Who reads and writes it; default `record_writer`. */
  readonly role?: DatabaseRole
}

const people = (table: string, more: Omit<BackedUpTable, 'table' | 'role'> = {}): BackedUpTable => ({
  table,
  role: 'identity_keeper',
  ...more,
})

/** Tables of the registry in a backup, in the order they can be restored: what is referred to comes first. */
export const registryTables: readonly BackedUpTable[] = [
  { table: 'city' },
  { table: 'event' },
  { table: 'chain_head' },
  people('person'),
  // What the city's identity provider gave for a sign-in opens doors there.
  people('person_account', {
    without: [
      'access_token',
      'refresh_token',
      'id_token',
      'access_token_expires_at',
      'refresh_token_expires_at',
    ],
  }),
  people('person_two_factor'),
  people('person_passkey'),
  people('letter_choice'),
  people('organisation'),
  people('membership'),
  // The link of an open invitation would let somebody in.
  people('invitation', { where: 'accepted_at is not null or withdrawn_at is not null' }),
  { table: 'log_head' },
  { table: 'log_entry' },
  { table: 'log_payload' },
  { table: 'log_checkpoint' },
]

const whole = (...tables: string[]): BackedUpTable[] => tables.map(table => ({ table }))

/** Tables of a city before its releases and imports, in the order they can be restored. `area` follows `boundary_version`, slot by slot. */
export const cityTables: readonly BackedUpTable[] = [
  ...whole(
    'source',
    'boundary_version',
    'area',
    'population',
    'feed',
    'event',
    'change_counter',
    'data_question',
  ),
  ...whole(
    'dialogue_series',
    'dialogue_session',
    'reservation',
    'reservation_cancellation',
    'dialogue_voting',
  ),
  ...whole('statement', 'statement_decision', 'room_code', 'voter', 'vote'),
  { table: 'vote_set_aside', undivided: true },
  ...whole('vote_set_aside_voter', 'consent_text', 'consent'),
  // The pass of a device that still writes would go on writing.
  { table: 'table_pass', where: 'revoked_at is not null or ends_at <= now()' },
  ...whole(
    'table_note',
    'table_note_removal',
    'table_tally',
    'note_release',
    'released_point',
    'quote_withdrawal',
  ),
  ...whole('commitment', 'commitment_step', 'commitment_evidence', 'verdict', 'verdict_panel'),
  ...whole('verdict_panel_member', 'plan_meeting', 'plan_meeting_note', 'codebook_version', 'coding_round'),
  ...whole('coding_unit', 'coding_part', 'coding', 'coding_decision', 'theme_list', 'participant_profile'),
  ...whole('findings', 'finding_point', 'member_check', 'check_answer', 'theme_answer', 'plan_version'),
  ...whole(
    'plan_version_step',
    'plan_item',
    'plan_item_update',
    'plan_reminder',
    'plan_digest',
    'plan_measure',
  ),
  ...whole('plan_measure_step', 'agreement', 'access_entry', 'chain_head', 'legal_hold', 'purge'),
  ...whole('finding_step', 'dealer_naming', 'release', 'release_file', 'release_decision', 'import'),
  ...whole(...importedTables, 'set_aside'),
]

/** Tables that no backup holds, and why. A table in neither list fails a test. */
export const notBackedUp: Readonly<Record<string, string>> = {
  'understory.migration': 'a restored record is migrated by the version that restores it',
  'understory.token': 'whoever holds a token made before could come in; tokens are made anew',
  'understory.person_session': 'a browser signed in before would still be signed in',
  'understory.person_verification': 'links and challenges under way would still be good',
  'understory.attempt_budget': 'tries at sign-in fill up again within the hour',
  'understory.outbox': 'letters hold links that would still be good',
}

/** Tables that count their rows with an identity column `no`. */
export const identityTables = {
  registry: ['event'],
  city: ['source', 'import', 'set_aside', 'event', 'access_entry', 'finding_step', 'dealer_naming'],
} as const

const keptByKeeper = new Set(
  registryTables.filter(({ role }) => role === 'identity_keeper').map(({ table }) => `understory.${table}`),
)

export const roleOf = (table: string): DatabaseRole =>
  keptByKeeper.has(table) ? 'identity_keeper' : 'record_writer'

/** Names of what a backup of these cities may hold; nothing in a file is ever taken as the name of a table. */
export const tableNames = (cities: readonly string[]): Set<string> =>
  new Set([
    ...registryTables.map(({ table }) => `understory.${table}`),
    ...cities.flatMap(city => cityTables.map(({ table }) => `${schemaOf(city)}.${table}`)),
  ])

/** The columns of a table that are backed up, from the catalog of this database. */
export async function columnsOf(session: Session, table: string): Promise<readonly string[]> {
  const { rows } = await session.query(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const without = table.startsWith('understory.')
    ? registryTables.find(one => `understory.${one.table}` === table)?.without
    : undefined
  return rows.map(row => String(row.name)).filter(name => !without?.includes(name))
}
