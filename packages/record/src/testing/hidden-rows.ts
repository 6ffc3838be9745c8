import { compartments } from '@understory/model'
import { literal, unitOfWork } from '../engine/unit-of-work.ts'
import { engineOf } from '../store.ts'
import type { CityRecord } from '../types.ts'
import {
  batchOf,
  importBatches,
  importGuns,
  madeUpGun,
  madeUpGunSource,
  madeUpRow,
  madeUpSource,
} from './made-up.ts'
import type { TestRecord } from './with-record.ts'

/** Written into everything that no reader of the house itself may see. */
export const hidden = 'HIDDEN'
/** Written into what the house reads for itself, behind no wall, and the public may not see. */
export const internal = 'INTERNAL'

const id = (n: number): string => `00000000-0000-7000-8000-5${String(n).padStart(11, '0')}`
const org = id(900)
const at = '2026-01-02T12:00:00Z'
const hash = '0'.repeat(64)
type Value = string | number | boolean | null

/** Rows of every table that has rows for some readers and not for others, each marked with who may not see it. */
export async function fillHiddenRows(record: TestRecord, city: CityRecord): Promise<void> {
  await fillImports(city)
  const add = async (table: string, row: Readonly<Record<string, Value>>): Promise<void> => {
    const values = Object.values(row).map(value => (value === null ? 'null' : literal(String(value))))
    await unitOfWork(
      engineOf(record.store),
      {
        role: table.startsWith('understory.person') ? 'identity_keeper' : 'record_writer',
        city: 'riverton',
        actor: 'test',
        compartments,
      },
      ({ session }) =>
        session.script(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`),
    )
  }
  await fillGunReports(add)
  await fillAgreementsAndReleases(add)
  await fillDialogue(add)
  await fillPlan(add)
  await fillHouse(add)
}

type Add = (table: string, row: Readonly<Record<string, Value>>) => Promise<void>

async function fillImports(city: CityRecord): Promise<void> {
  const first = madeUpRow(2, {
    key: 'K',
    block: `${hidden} before it was corrected`,
    hash: '1',
    detail: { beat: hidden },
  })
  await importBatches(city, [batchOf([first], [{ line: 3, column: null, reason: 'bad', raw: hidden }])])
  await importBatches(city, [batchOf([madeUpRow(2, { key: 'K', block: '100 MAIN ST', hash: '2' })])], {
    fileHash: 'a'.repeat(64),
  })
  const own = madeUpSource({ name: 'own', title: internal, provenance: 'agency-own' })
  await importBatches(
    city,
    [batchOf([madeUpRow(2, { block: internal, offence: internal, key: internal })])],
    { source: own },
  )
  const traces = madeUpSource({
    name: 'traces-of-incidents',
    title: hidden,
    provenance: 'atf-trace',
    retention: 'walled',
  })
  await importBatches(city, [batchOf([madeUpRow(2, { block: hidden, offence: hidden, key: hidden })])], {
    source: traces,
  })
  const marked = {
    key: hidden,
    dealer: { licence: hidden, name: hidden, city: hidden, state: 'VA' },
    detail: { beat: hidden },
  }
  const firearm = { ...madeUpGun(2).firearm, serial: hidden, model: hidden }
  const walled = { ...firearm, maker: hidden, calibre: hidden }
  await importGuns(
    city,
    [madeUpGun(2, { ...marked, firearm: walled, recoveryArea: hidden, recoveryState: hidden })],
    {
      source: madeUpGunSource({ title: hidden }),
    },
  )
  await importGuns(city, [madeUpGun(2, { ...marked, firearm })], {
    source: madeUpGunSource({ name: 'open-guns', provenance: 'open', retention: 'open-data' }),
  })
}

async function fillGunReports(add: Add): Promise<void> {
  const report = { hash: 1, flags: 0, import_no: 1, source_no: 1, line: 1, part: 0 }
  const words = { key: hidden, what: hidden, place: hidden, name: hidden, licence: hidden, party: hidden }
  await add('gun_report', { ...report, ...words, key_no: 1, kind: 10, open: true })
  await add('gun_report', { ...report, ...words, key_no: 2, kind: 0, compartment: 1 })
}

async function fillAgreementsAndReleases(add: Add): Promise<void> {
  const terms = (mark: string) =>
    JSON.stringify({
      public: false,
      title: { en: mark, es: mark },
      parties: [{ organisation: mark, signatory: mark }],
      dataSets: [{ source: internal, provenance: 'health' }],
      effectiveOn: '2026-01-01',
      minimumCell: 5,
    })
  const version = { tier: 'dsa', made_by: hidden, made_at: at, why: hidden }
  await add('agreement', { ...version, id: id(1), version: 1, written: 'in-force', terms: terms(hidden) })
  await add('agreement', { ...version, id: id(2), version: 1, written: 'draft', terms: terms(hidden) })
  const about = JSON.stringify({ title: hidden })
  for (const n of [1, 2]) {
    await add('release', {
      id: id(n),
      dataset: hidden,
      number: n,
      population: hidden,
      disclosure: hidden,
      trace_derived: false,
      kept_from_police: false,
      approvable: true,
      as_of: '2026-01-01',
      made_by: hidden,
      made_at: at,
      why: hidden,
      content_hash: hash,
      about,
      methods: about,
      report: about,
    })
  }
  await add('release_decision', {
    release_id: id(2),
    decision: 'withdrawn',
    decided_by: 'x',
    decided_as: hidden,
    decided_at: at,
    why: hidden,
    made_by: hidden,
    approvable: true,
    trace_derived: false,
    kept_from_police: false,
    organisation: hidden,
  })
}

async function fillDialogue(add: Add): Promise<void> {
  const terms = JSON.stringify({ title: internal, runSheet: [{ id: 'a', guidance: internal }] })
  const made = { made_by: hidden, made_at: at }
  const series = { facilitator_org: org, version: 1, ...made, changed_at: at }
  await add('dialogue_series', { ...series, id: id(1), slug: 'draft-one', state: 'draft', terms })
  await add('dialogue_series', { ...series, id: id(2), slug: 'public-one', state: 'public', terms: '{}' })
  const session = {
    facilitator_org: org,
    stage: 'shape',
    state: 'planned',
    starts_at: at,
    ends_at: '2026-01-02T15:00:00Z',
    version: 1,
    changed_at: at,
    ...made,
    terms,
  }
  await add('dialogue_session', { ...session, id: id(1), series_id: id(1), slug: 'one' })
  // Its title is public; what the agenda tells the facilitator alone is not.
  const open = JSON.stringify({ title: 'One', runSheet: [{ id: 'a', guidance: internal }] })
  await add('dialogue_session', { ...session, id: id(2), series_id: id(2), slug: 'one', terms: open })
  const voting = { org, state: 'open', version: 1, changed_by: hidden, changed_at: at }
  await add('dialogue_voting', { ...voting, series_id: id(1), policy: JSON.stringify({ en: hidden }) })
  await add('consent_text', {
    series_id: id(1),
    version: 1,
    org,
    content: JSON.stringify({ en: hidden }),
    ...made,
  })
  const own = { series_id: id(2), org, compartment: 4 }
  const of = { ...own, session_id: id(2) }
  await add('reservation', {
    ...of,
    id: id(1),
    seats: 2,
    language: hidden,
    childcare: 0,
    transport: false,
    access: hidden,
    contact: hidden,
    channel: hidden,
    code_hash: `${hidden} code`,
    at,
  })
  await add('consent', {
    ...of,
    id: id(1),
    text_version: 1,
    code_hash: `${hidden} card`,
    table_no: 1,
    seat: 1,
    recorded: false,
    notes: true,
    quoted: true,
    contacted: true,
    minor: false,
    guardian: false,
    contact: hidden,
    by_person: hidden,
    at,
  })
  await add('table_pass', {
    ...of,
    id: id(1),
    table_no: 1,
    pass_hash: `${hidden} pass`,
    ends_at: at,
    ...made,
  })
  await add('table_note', {
    ...of,
    id: id(1),
    table_no: 1,
    segment_id: hidden,
    text: hidden,
    form: 'verbatim',
    dissent: false,
    channel: hidden,
    language: hidden,
    device: hidden,
    written_at: at,
    received_at: at,
  })
  await add('room_code', {
    ...own,
    id: id(1),
    code_hash: `${hidden} room`,
    max_voters: 9,
    ends_at: at,
    ...made,
  })
  await add('voter', { ...own, id: id(1), channel: hidden, code_hash: `${hidden} voter`, at })
  await add('vote', { ...own, id: id(1), statement_id: id(1), voter_id: id(1), vote: 1, channel: hidden, at })
  for (const n of [1, 2])
    await add('statement', {
      ...own,
      id: id(n),
      text: hidden,
      language: 'en',
      author: 'participant',
      channel: 'online',
      at,
    })
  const decision = { ...own, statement_id: id(2), by_person: hidden }
  await add('statement_decision', {
    ...decision,
    id: id(1),
    decision: 'accepted',
    no: 1,
    translation: hidden,
    at,
  })
  await add('statement_decision', {
    ...decision,
    id: id(2),
    decision: 'declined',
    reason: 'personal',
    at: '2026-01-03T12:00:00Z',
  })
  await add('note_release', {
    ...of,
    id: id(1),
    state: 'proposed',
    points: JSON.stringify([hidden]),
    ...made,
  })
  const point = {
    org,
    compartment: 4,
    note_id: id(1),
    release_id: id(1),
    segment_id: 'a',
    dissent: false,
    channel: 'live',
    language: 'en',
    released_at: at,
  }
  await add('released_point', {
    ...point,
    ...of,
    id: id(1),
    text: hidden,
    form: 'verbatim',
    quoted: true,
    pseudonym: hidden,
    code_hash: `${hidden} quoted`,
  })
  await add('released_point', {
    ...point,
    id: id(2),
    series_id: id(1),
    session_id: id(1),
    text: hidden,
    form: 'paraphrase',
    quoted: false,
  })
  await add('quote_withdrawal', { ...own, code_hash: `${hidden} quoted`, at })
  await add('findings', {
    ...own,
    id: id(1),
    version: 1,
    state: 'proposed',
    content: JSON.stringify(hidden),
    ...made,
  })
  await add('findings', {
    ...own,
    id: id(2),
    version: 2,
    state: 'checking',
    content: JSON.stringify(internal),
    ...made,
    decided_by: 'x',
    decided_at: at,
  })
  await add('finding_point', { ...own, findings_id: id(1), theme_id: hidden, point_id: id(1) })
  await add('member_check', {
    ...own,
    id: id(1),
    findings_id: id(2),
    asked: 9,
    ends_on: '2026-02-01',
    opened_by: hidden,
    opened_at: at,
    result: JSON.stringify(hidden),
    ended_by: hidden,
    ended_at: at,
  })
  await add('check_answer', {
    ...own,
    id: id(1),
    check_id: id(1),
    code_hash: `${hidden} card`,
    answers: '{}',
    missing: hidden,
    language: hidden,
    channel: hidden,
    at,
  })
}

async function fillPlan(add: Add): Promise<void> {
  const who = { by_person: hidden, as_role: hidden, org, at }
  await add('commitment', { id: id(1), no: 1, made_by: hidden, org, made_at: at })
  await add('commitment_step', {
    ...who,
    as_role: 'office',
    id: id(1),
    commitment_id: id(1),
    seq: 1,
    kind: 'proposed',
    content: '{}',
  })
  await add('commitment_evidence', {
    id: id(1),
    commitment_id: id(1),
    seq: 1,
    kind: 'photo',
    title: 'A photo',
    language: 'en',
    day: '2026-01-01',
    sha256: hash,
    org,
    by_person: hidden,
    at,
  })
  await add('verdict', {
    id: id(1),
    commitment_id: id(1),
    judge_hash: 'judge',
    crowd: 'anyone',
    answer: 'kept',
    channel: hidden,
    at,
  })
  await add('verdict_panel', {
    id: id(1),
    commitment_id: id(1),
    series_id: id(2),
    org,
    compartment: 4,
    seed: hash,
    pool: 10,
    pool_sha256: hash,
    size: 10,
    made_by: hidden,
    at,
  })
  await add('verdict_panel_member', {
    panel_id: id(1),
    place: 1,
    commitment_id: id(1),
    org,
    compartment: 4,
    code_hash: `${hidden} card`,
    judge_hash: `${hidden} judge`,
  })
  await add('plan_version', { id: id(1), slug: '2031', made_by: hidden, org, made_at: at })
  await add('plan_version_step', {
    ...who,
    id: id(1),
    version_id: id(1),
    seq: 1,
    kind: 'written',
    content: JSON.stringify(hidden),
    org_name: hidden,
  })
  await add('plan_meeting', { id: id(1), no: 1, org, made_by: hidden, begun_at: at })
  await add('plan_meeting_note', {
    id: id(1),
    meeting_id: id(1),
    text: hidden,
    language: 'en',
    by_person: hidden,
    at,
  })
}

async function fillHouse(add: Add): Promise<void> {
  await add('data_question', { id: id(1), at, question: hidden })
  await add('dealer_naming', {
    named: false,
    why: 'made up for a test',
    // Every member may read who decided.
    by_person: 'counsel',
    as_role: 'counsel',
    at,
  })
  await add('feed', { name: hidden, kind: 'socrata', url: hidden, source: hidden, every_minutes: 5 })
  await add('understory.token', { hash: hidden, role: hidden, label: hidden, created_at: at })
  const person = {
    id: id(1),
    name: hidden,
    email: `${hidden.toLowerCase()}@made-up.example`,
    created_at: at,
    updated_at: at,
  }
  await add('understory.person', person)
  await add('understory.person_account', {
    id: id(1),
    person: id(1),
    provider_id: hidden,
    account_id: hidden,
    password: hidden,
    created_at: at,
    updated_at: at,
  })
}
