import type { PublicStep } from '../contract/commitments.ts'
import type { Day } from '../day.ts'
import { type CountedKind, monthNumber, monthOfNumber } from './plan-measure.ts'

/** A whole month of a computed performance measure: how many, and of how many where it is a part of a whole. */
export interface CountedMonth {
  readonly month: string
  readonly value: number
  readonly of: number | null
}

/** What is counted from, as anybody reads it. */
export interface CountedFrom {
  readonly promises: readonly { readonly steps: readonly PublicStep[] }[]
  readonly sessions: readonly { readonly day: Day; readonly held: boolean }[]
  readonly today: Day
  readonly dayOf: (at: string) => Day
}

/** A thing that falls into a month: done or not, or still open, so that its month cannot be counted. */
interface Fallen {
  readonly day: Day
  readonly done: boolean
}

/** Every promise that was accepted, on the day it was promised for first: done where a claim of that day or earlier stands. */
function onTime({ promises, dayOf }: CountedFrom): Fallen[] {
  return promises.flatMap(({ steps }) => {
    const accepted = steps.findIndex(step => step.kind === 'accepted')
    const terms = steps.slice(0, accepted + 1).findLast(step => step.terms)?.terms
    if (accepted < 0 || !terms) return []
    // A claim that was taken back is none.
    const back = steps.findLastIndex(step => step.kind === 'in-progress' || step.kind === 'stalled')
    const claim = steps.slice(back + 1).find(step => step.kind === 'delivered')
    return [{ day: terms.due, done: claim !== undefined && dayOf(claim.at) <= terms.due }]
  })
}

/** Every proposal, on the day by which its answer was asked: done where it was accepted or declined by then. */
function answered({ promises, dayOf }: CountedFrom): Fallen[] {
  return promises.flatMap(({ steps }) => {
    const at = steps.findIndex(step => step.kind === 'accepted' || step.kind === 'declined')
    const before = at < 0 ? steps : steps.slice(0, at)
    const terms = before.findLast(step => step.terms)?.terms
    const answer = steps[at]
    if (!terms) return []
    return [{ day: terms.answerBy, done: answer !== undefined && dayOf(answer.at) <= terms.answerBy }]
  })
}

const delivered = ({ promises, dayOf }: CountedFrom): Day[] =>
  promises.flatMap(({ steps }) => steps.filter(step => step.kind === 'delivered').map(step => dayOf(step.at)))

/**
 * Whole months of what a program does, counted from what is public: oldest first, none after the last whole month before `today`.
 *
 * Parts of a whole are listed for months in which anything fell due; plain counts for each month since the first. Claims are what owners say.
 * Checked against promises written out by hand in plan/counted.test.ts.
 */
export function countedMonths(kind: CountedKind, from: CountedFrom): CountedMonth[] {
  const last = monthNumber(from.today.slice(0, 7)) - 1
  const isWhole = ({ day }: { readonly day: Day }): boolean => monthNumber(day.slice(0, 7)) <= last
  if (kind === 'promises-on-time' || kind === 'proposals-answered') {
    const fallen = (kind === 'promises-on-time' ? onTime(from) : answered(from)).filter(isWhole)
    return [...Map.groupBy(fallen, one => one.day.slice(0, 7))]
      .map(([month, own]) => ({ month, value: own.filter(one => one.done).length, of: own.length }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
  }
  const days =
    kind === 'promises-delivered'
      ? delivered(from).map(day => ({ day }))
      : from.sessions.filter(one => one.held)
  const numbers = days.filter(isWhole).map(({ day }) => monthNumber(day.slice(0, 7)))
  const first = Math.min(...numbers)
  if (numbers.length === 0) return []
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    month: monthOfNumber(first + i),
    value: numbers.filter(n => n === first + i).length,
    of: null,
  }))
}
