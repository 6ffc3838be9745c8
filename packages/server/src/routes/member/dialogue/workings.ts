import { agreementOnCode, differences, type FindingsGrounds } from '@understory/analysis'
import { type Coding, type Dispute, problem } from '@understory/model'
import type { Workings } from '@understory/record'
import type { Asked } from '../answered.ts'
import type { MemberContext } from '../context.ts'

type Round = Workings['rounds'][number]

export const noCodebook = problem('not-ready', 'This series has no codebook or no themes.', {
  expected: 'a codebook, a closed round of coding and a theme',
})

/** Points of a closed round with the decisions about each. */
const coded = (round: Round) =>
  round.given.map(one => ({
    note: one.note,
    given: one.values,
    settled: Object.fromEntries(
      round.settled.filter(each => each.note === one.note).map(each => [each.code, each.value]),
    ),
  }))

/** What findings are made of; null without a codebook. */
export function groundsOf(workings: Workings): FindingsGrounds | null {
  const [codebook] = workings.codebook.versions
  if (!codebook) return null
  const closed = workings.rounds.filter(one => one.closedAt !== null)
  return {
    codebook,
    rounds: closed.map(one => {
      const asked = workings.codebook.versions
        .find(({ version }) => version === one.codebook)
        ?.codes.flatMap(({ id, state }) => (state === 'in-use' ? [id] : []))
      return { coders: one.coders, points: coded(one).map(point => ({ ...point, ...(asked && { asked }) })) }
    }),
    notes: workings.notes,
    themes: workings.themes.themes,
    released: workings.released,
    profile: workings.profile,
    sessions: workings.sessions,
  }
}

/** Rounds with agreement and differences; whoever decided about one is named. */
export async function codingOf(
  context: MemberContext,
  workings: Workings,
  { doing, param }: Pick<Asked<Record<never, never>, unknown>, 'doing' | 'param'>,
): Promise<Coding> {
  const names = new Map<string, string>()
  for (const by of new Set(workings.rounds.flatMap(one => one.settled.map(each => each.by)))) {
    const [hat] = await context.people.hats(by, doing.now)
    names.set(by, hat?.personName ?? by)
  }
  const disputes = workings.rounds.flatMap(round => disputesOf(round, workings, names, doing.member.person))
  return {
    series: param('series'),
    points: workings.notes.length,
    rounds: workings.rounds.map(({ given, settled, ...round }) => {
      const codes = workings.codebook.versions.find(one => one.version === round.codebook)?.codes ?? []
      return {
        ...round,
        codes:
          round.closedAt === null || round.coders < 2
            ? []
            : codes
                .filter(one => one.state === 'in-use')
                .map(one => ({
                  ...one,
                  agreement: agreementOnCode(codes, coded({ ...round, given, settled }), one),
                })),
      }
    }),
    disputes: disputes.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null)),
  }
}

function disputesOf(
  round: Round,
  workings: Workings,
  names: ReadonlyMap<string, string>,
  person: string,
): Dispute[] {
  const texts = new Map(workings.notes.map(one => [one.id, one.text]))
  return coded(round).flatMap(point => {
    const { disputed, settled } = differences(point)
    return [...disputed, ...settled].map(code => {
      const decision = round.settled.find(one => one.note === point.note && one.code === code)
      return {
        ...{ round: round.id, note: point.note, code, text: texts.get(point.note) ?? null },
        session: round.given.find(one => one.note === point.note)?.session ?? '',
        given: point.given.map(values => values[code] ?? null),
        decision: decision
          ? {
              ...{ value: decision.value, why: decision.why, at: decision.at },
              ...{ by: names.get(decision.by) ?? decision.by, own: decision.by === person },
            }
          : null,
      }
    })
  })
}
