import { estimateCounts, responseDesign, responseMargin, wilsonInterval } from '@understory/analysis'
import { type CrowdVerdict, type VerdictCrowd, verdictAnswers, verdictCrowds } from '@understory/model'
import type { PublishedVerdicts, RecordedVerdict } from '@understory/record/published'
import {
  type Answer,
  answersIn,
  type EditionQuery,
  editionRule,
  latestEdition,
  maxOdds,
  wholeTens,
} from '../disclosure/editions.ts'

export interface VerdictCount extends Pick<EditionQuery, 'now' | 'isClosed'> {
  readonly commitment: string
  /** By which answers are replaced before they are counted; without it none are shown. */
  readonly secret: Uint8Array | null
}

const design = responseDesign(verdictAnswers.length, maxOdds)

/** Every crowd, those without an answer too: silence is shown as silence. A panel is there once it was drawn. */
export function crowdsOf(found: PublishedVerdicts, query: VerdictCount): CrowdVerdict[] {
  const asked: Partial<Record<VerdictCrowd, number | null>> = {
    attended: found.attended === null ? null : wholeTens(found.attended),
    panel: found.panel?.size ?? null,
  }
  const answers = answersByCrowd(found.answers)
  return verdictCrowds
    .filter(crowd => crowd !== 'panel' || found.panel !== null)
    .map(crowd => {
      const own = answers.get(crowd) ?? []
      return {
        crowd,
        answered: own.length > 0,
        asked: asked[crowd] ?? null,
        ...countOf(crowd, own, query),
      }
    })
}

/** The answers of each crowd, oldest first. Somebody who answers again in another crowd takes the answer in the first one back. */
export function answersByCrowd(all: readonly RecordedVerdict[]): Map<VerdictCrowd, Answer[]> {
  const answers = new Map<VerdictCrowd, Answer[]>()
  const crowdOf = new Map<string, VerdictCrowd>()
  const add = (crowd: VerdictCrowd, answer: Answer) =>
    answers.set(crowd, [...(answers.get(crowd) ?? []), answer])
  for (const { judge, crowd, answer, at } of all) {
    const before = crowdOf.get(judge)
    const act = { person: judge, question: 'verdict', at }
    if (before !== undefined && before !== crowd) add(before, { ...act, answer: null })
    add(crowd, { ...act, answer: verdictAnswers.indexOf(answer) })
    crowdOf.set(judge, crowd)
  }
  return answers
}

type CrowdCount = Pick<CrowdVerdict, 'judges' | 'counts' | 'margin' | 'keptShare'>
const notCounted: CrowdCount = { judges: null, counts: null, margin: null, keptShare: null }

function countOf(
  crowd: VerdictCrowd,
  answers: readonly Answer[],
  { commitment, secret, ...query }: VerdictCount,
): CrowdCount {
  const edition = latestEdition(answers, query)
  if (edition === null || secret === null) return notCounted
  const topic = `verdicts ${commitment} ${crowd}`
  const shown = answersIn(edition, answers, { topic, choices: verdictAnswers.length, secret })
  if (shown.length < editionRule.minPeople) return notCounted
  const seen = verdictAnswers.map((_, answer) => shown.filter(one => one.answer === answer).length)
  const [kept = 0, partly = 0, notKept = 0, cannotTell = 0] = estimateCounts(seen, design)
  return {
    judges: shown.length,
    counts: { kept, partly, notKept, cannotTell },
    margin: Math.min(shown.length, Math.ceil(responseMargin(shown.length, design))),
    keptShare: crowd === 'panel' ? keptShare(seen[0] ?? 0, shown.length) : null,
  }
}

/**
 * Share of a panel that says kept, of everybody in it who answered, with Wilson's 95 % interval of the answers as they are counted, carried back to
 * those that were given. Only of a panel: chance chose who is in it. That some of those who were drawn did not answer is outside of the interval; how
 * many they are stands beside it.
 */
function keptShare(seen: number, total: number): CrowdVerdict['keptShare'] {
  const { value, low, high } = wilsonInterval(seen, total)
  if (value === null || low === null || high === null) return null
  const { choices, replacedShare } = design
  const given = (share: number) =>
    Math.min(1, Math.max(0, (share - replacedShare / choices) / (1 - replacedShare)))
  return { value: given(value), low: given(low), high: given(high) }
}
