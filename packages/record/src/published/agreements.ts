import {
  type AgreementTerms,
  agreementTermsShape,
  type City,
  countingOn,
  type Day,
  destroyBy,
  holdsOn,
  localDay,
  minimumCellOf,
  type Named,
  ok,
  type RegisterEntry,
  type Result,
  registerEntryShape,
  stateOn,
  type WrittenState,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'

/** The register on a day: what counts of each agreement, its signed public versions, and how many are kept out of it. */
export interface PublicRegister {
  readonly on: Day
  readonly agreements: readonly RegisterEntry[]
  readonly versions: ReadonlyMap<string, readonly RegisterEntry[]>
  readonly withheld: number
}

interface Row {
  id: string
  version: number
  written: WrittenState
  ended_on: Day | null
  ended_why: string | null
  shown: boolean
  effective_on: Day
  ends_on: Day | null
  terms: object | null
}

/** What is in force before what comes and what is over; newest first, and what stands for open data last. */
const order = ['in-force', 'upcoming', 'expired', 'ended', 'draft']

export async function register(unit: UnitOfWork, city: City, now: Date): Promise<PublicRegister> {
  const { rows } = await sql<Row>`select * from public_agreement order by id, version`.execute(unit.db)
  const on = localDay(now, city.timeZone)
  const versions = rows.map(row => ({ ...row, endedOn: row.ended_on, terms: termsOf(row), row }))
  const counting = countingOn(versions, on)
  const entry = (one: (typeof versions)[number]) => {
    const state = stateOn(one, on)
    // A licence whose DSA is over is over with it, whatever its own date says.
    const falls = state === 'in-force' && !holdsOn(one, counting, on)
    return entryOf(one.row, one.terms, falls ? 'expired' : state)
  }
  const shown = [...counting.values()].filter(one => one.shown)
  return {
    on,
    agreements: shown.map(entry).toSorted(byStateThenDay),
    versions: new Map(
      shown.map(({ id }) => [
        id,
        versions
          .filter(one => one.id === id && one.shown)
          .map(entry)
          .toReversed(),
      ]),
    ),
    withheld: counting.size - shown.length,
  }
}

const isStanding = ({ dataSets }: RegisterEntry): number => Number(dataSets[0]?.source === '*')
const byStateThenDay = (a: RegisterEntry, b: RegisterEntry): number =>
  order.indexOf(a.state) - order.indexOf(b.state) ||
  isStanding(a) - isStanding(b) ||
  (a.effectiveOn < b.effectiveOn ? 1 : a.effectiveOn > b.effectiveOn ? -1 : a.id < b.id ? 1 : -1)

/** Of an agreement kept out of the register only its days are known: enough to see which version counts. */
function termsOf({ terms, effective_on, ends_on }: Row): AgreementTerms {
  const days = { effectiveOn: effective_on, endsOn: ends_on }
  if (terms !== null) return agreementTermsShape.parse(terms)
  const nothing = { en: '-', es: '-' }
  return agreementTermsShape.parse({
    tier: 'mou',
    title: nothing,
    summary: nothing,
    parties: [{ organisation: '-', part: 'governs', signatory: '-' }],
    breach: { role: '-', hours: 1 },
    minimumCell: 1,
    redisclosure: 'never',
    auditRight: false,
    ...days,
  })
}

function entryOf(row: Row, terms: AgreementTerms, state: RegisterEntry['state']): RegisterEntry {
  return registerEntryShape.strip().parse({
    ...terms,
    parties: terms.parties.map(({ organisation, part, signatory }) => ({ organisation, part, signatory })),
    id: row.id,
    version: row.version,
    state,
    endedOn: row.ended_on,
    endedWhy: row.ended_why,
    destroyBy: destroyBy(terms, row.ended_on),
  })
}

/** The smallest count that may be published from these sources, as the newest signed version of each agreement asks; the promise outlives its end. */
export async function minimumCellFor(unit: UnitOfWork, sources: readonly Named[]): Promise<Result<number>> {
  const { rows } = await sql<{ source: string; provenance: string; minimum_cell: number }>`
    select s ->> 'source' as source, s ->> 'provenance' as provenance, max((s ->> 'minimumCell')::integer) as minimum_cell
    from (select distinct on (id) minimum_cells from agreement order by id, version desc) newest
      cross join lateral jsonb_array_elements(newest.minimum_cells) s
    group by 1, 2`.execute(unit.db)
  const agreed = rows.map(row => ({
    source: row.source,
    provenance: row.provenance,
    minimumCell: row.minimum_cell,
  }))
  return ok(minimumCellOf(agreed, sources))
}
