import {
  type CommitmentList,
  type CommitmentOne,
  fail,
  judgingOf,
  localDay,
  ok,
  type PublicCommitment,
  problem,
  type Result,
} from '@understory/model'
import type { Published, PublishedCommitment } from '@understory/record/published'
import { csvTable } from '../csv.ts'
import { number, text } from '../datasets/dataset.ts'
import { atomOf } from './atom.ts'
import { crowdsOf } from './verdicts.ts'

/** Promises as anybody reads them. Lateness is computed on the city-local day of the question. */
export interface PublishedCommitments {
  /** What is late longest comes first, then by number. */
  list(city: string): Promise<Result<CommitmentList>>
  /** One by its short number; `home` is the address of the house. Problem not-found. */
  one(city: string, no: string, home: string): Promise<Result<CommitmentOne>>
  csv(city: string): Promise<Result<string>>
  /** Steps of all commitments, newest first, as Atom (RFC 4287). */
  atom(city: string, home: string, language: 'en' | 'es'): Promise<Result<string>>
}

const columns = [
  number('no', 'Short number: /plan/commitments/NO.'),
  text('id', 'Id in the public log.'),
  text('state', 'proposed, accepted, declined, in-progress, stalled; delivered is what its owner says.'),
  text('since', 'Day on which it came into this state, UTC.'),
  text('what_en', 'What is promised.'),
  text('what_es', 'The same in Spanish.'),
  text('test_en', 'How anybody can tell that it was kept.'),
  text('test_es', 'The same in Spanish.'),
  text('owner', 'Organisation that owns it.'),
  text('due', 'Day by which it is due.'),
  text('first_due', 'Day that was promised first.'),
  number('overdue_days', 'Days past the due day while nobody claims delivery; empty where it is not late.'),
  number('silent_days', 'Days past the last day for a word from its owner; empty where it is not silent.'),
  number(
    'unanswered_days',
    'Days past the last day for an answer to the proposal; empty where it is not late.',
  ),
  number('cost', 'Cost in whole units; empty where it is not known.'),
  text('currency', 'ISO 4217.'),
  text('district', 'District it is for; empty for the whole city.'),
  text('origin', 'Kind of what it came from.'),
  text('origin_reference', 'Where that can be read; empty where it is in no public place.'),
  number('evidence', 'Pieces of evidence handed in.'),
]

export function publishedCommitments({
  published,
  secret,
  now,
}: {
  readonly published: Published
  /** By which verdicts are replaced before they are counted; without it none are shown. */
  readonly secret: Buffer | null
  readonly now: () => Date
}): PublishedCommitments {
  const read = async (name: string, no: number | null) => {
    const city = await published.city(name)
    if (!city.ok) return city
    const found = await published.commitments(name, now(), no)
    if (!found.ok) return found
    return ok({ city: city.value, on: localDay(now(), city.value.timeZone), all: found.value })
  }
  const list: PublishedCommitments['list'] = async name => {
    const found = await read(name, null)
    if (!found.ok) return found
    const { city, on, all } = found.value
    return ok({ city, on, commitments: all.map(publicOf).toSorted(lateFirst) })
  }
  return {
    list,
    async one(name, no, home) {
      const found = /^[1-9]\d{0,7}$/.test(no) ? await read(name, Number(no)) : null
      if (found && !found.ok) return found
      const one = found?.value.all[0]
      if (!found || !one)
        return fail(problem('not-found', `There is no commitment ${no.slice(0, 20)}.`, { where: 'no' }))
      const { city, on } = found.value
      const { terms } = one.standing
      const { state, opensOn, endsOn } = judgingOf(one.standing, on, at =>
        localDay(new Date(at), city.timeZone),
      )
      const verdicts = await published.verdicts(name, one.id, terms.origin.series)
      if (!verdicts.ok) return verdicts
      return ok({
        ...{ city, on, commitment: publicOf(one), steps: [...one.shown], evidence: [...one.evidence] },
        verdicts: {
          ...{ open: state === 'open', opensOn, endsOn, over: state === 'over' },
          crowds: crowdsOf(verdicts.value, {
            ...{ commitment: one.id, secret },
            now: now().getTime(),
            isClosed: state === 'over',
          }),
          panel: verdicts.value.panel,
        },
        address: `${home}/plan/commitments/${one.no}`,
      })
    },
    async csv(name) {
      const found = await list(name)
      if (!found.ok) return found
      const rows = found.value.commitments.map(
        ({ no, id, state, since, terms, firstDue, late, evidence }) => [
          ...[no, id, state, since.slice(0, 10), terms.what.en, terms.what.es, terms.test.en, terms.test.es],
          ...[
            terms.owner.name,
            terms.due,
            firstDue,
            late.overdue_days,
            late.silent_days,
            late.unanswered_days,
          ],
          ...[terms.cost?.amount ?? null, terms.cost?.currency ?? null, terms.district],
          ...[terms.origin.kind, terms.origin.reference, evidence],
        ],
      )
      return ok(csvTable(columns, rows))
    },
    async atom(name, home, language) {
      const found = await read(name, null)
      if (!found.ok) return found
      return ok(atomOf({ ...found.value, home, language }))
    },
  }
}

export const publicOf = (one: PublishedCommitment): PublicCommitment => {
  const { state, since, terms, firstDue, lastWordAt } = one.standing
  return {
    ...{ id: one.id, no: one.no, state, since, terms, firstDue, late: one.late, lastWordAt },
    evidence: one.evidence.length,
  }
}

const lateFirst = (a: PublicCommitment, b: PublicCommitment): number => latest(b) - latest(a) || a.no - b.no
const latest = ({ late }: PublicCommitment): number =>
  Math.max(late.overdue_days ?? 0, late.unanswered_days ?? 0)
