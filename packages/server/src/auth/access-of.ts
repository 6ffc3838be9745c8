import {
  actions,
  granularities,
  may,
  mayRead,
  type Provenance,
  provenances,
  purposes,
  readableProvenances,
} from '@understory/model'
import type { HatRow } from '@understory/record/people'

type Hat = Pick<HatRow, 'role' | 'organisation' | 'holds'>
const openToAll: readonly Provenance[] = ['open', 'invented']

/** Provenances behind a wall of which this hat may read rows for some purpose. */
export function readsRowsOf(hat: Hat): Provenance[] {
  const kind = { role: hat.role, organisationKind: hat.organisation?.kind ?? null }
  const found = new Set(purposes.flatMap(purpose => readableProvenances({ ...kind, purpose })))
  return provenances.filter(one => found.has(one) && !openToAll.includes(one))
}

const ended = 'The role does not hold today.'

/** Every action and every reading with its reason, as the rules decide it. A role that does not hold opens nothing. */
export function accessOf(hat: Hat) {
  const decisions = actions.map(action => ({ action, ...may(hat.role, action) }))
  const reads = provenances.flatMap(provenance =>
    granularities.map(granularity => readingOf(hat, provenance, granularity)),
  )
  const close = <T extends { allowed: boolean; reason: string }>(one: T): T =>
    hat.holds ? one : { ...one, allowed: false, reason: ended, ...('purposes' in one && { purposes: [] }) }
  return { actions: decisions.map(close), reads: reads.map(close) }
}

function readingOf(hat: Hat, provenance: Provenance, granularity: (typeof granularities)[number]) {
  const organisationKind = hat.organisation?.kind ?? null
  const asked = purposes.map(purpose => ({
    purpose,
    ...mayRead({ provenance, role: hat.role, organisationKind, purpose, granularity }),
  }))
  const open = asked.filter(one => one.allowed)
  const reason = (open[0] ?? asked[0])?.reason ?? ''
  return {
    provenance,
    granularity,
    purposes: open.map(one => one.purpose),
    allowed: open.length > 0,
    // A refusal that no line wrote names one purpose; here it stands for all of them.
    reason: open.length > 0 ? reason : reason.replace(/ for [a-z-]+\.$/, ' for any purpose.'),
  }
}
