import { incidentKinds } from '@understory/model'
import type { Query } from '../../api/ask.ts'
import { lastMonths, type Period } from '../../api/periods.ts'
import { killedOrShot, measures } from '../../api/questions.ts'

/** What the form offers: people killed or shot, everything, or one kind. */
export const kindChoices = ['killed-or-shot', 'everything', ...incidentKinds] as const
export type KindChoice = (typeof kindChoices)[number]
export const periodChoices = ['12m', '5y', 'all'] as const

export interface Choice {
  kind: KindChoice
  /** One of `periodChoices`, or a year such as `2024`. */
  period: string
}

/** Reads the form's query; anything it does not offer becomes the first choice. */
export function choiceOf(search: URLSearchParams): Choice {
  const kind = kindChoices.find(choice => choice === search.get('kind')) ?? 'killed-or-shot'
  const asked = search.get('period') ?? '12m'
  const period =
    periodChoices.some(choice => choice === asked) || /^(19|20)\d{2}$/.test(asked) ? asked : '12m'
  return { kind, period }
}

export const countsPeople = (kind: KindChoice): boolean =>
  kind === 'killed-or-shot' || kind === 'homicide' || kind === 'shooting'
export const measureOf = (kind: KindChoice): string =>
  countsPeople(kind) ? measures.victims : measures.incidents

export const whereOf = (kind: KindChoice): Query =>
  kind === 'killed-or-shot' ? killedOrShot : kind === 'everything' ? {} : { 'where.kind': kind }

/** The days of a choice, given the newest day of the data; `all` has no bounds. */
export function periodOf(period: string, newestDay: string): Partial<Period> {
  if (period === '12m') return lastMonths(newestDay, 12)
  if (period === '5y') return lastMonths(newestDay, 60)
  return period === 'all' ? {} : { from: `${period}-01-01`, to: `${period}-12-31` }
}
