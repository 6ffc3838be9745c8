import {
  fail,
  localDay,
  ok,
  type PublicFindings,
  type PublicPoint,
  problem,
  type Result,
} from '@understory/model'
import type { OpenCheck, Published, PublishedFindings } from '@understory/record/published'
import { csvTable } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

/** What was found in dialogues, as anybody reads it, and the check that a code opens. */
export interface PublishedSense {
  /** Findings of a public series: the newest version, or one that is named. Problem not-found. */
  findings(city: string, slug: string, version?: number): Promise<Result<PublicFindings>>
  /** Themes, a row each, with agreement, points, check and answer. */
  findingsCsv(city: string, slug: string, version?: number): Promise<Result<string>>
  /** The check that waits for answers of the series of a consent card. Problems: not-found, check-ended. */
  openCheck(city: string, series: string): Promise<Result<OpenCheck>>
}

const columns = [
  number('version', 'Version of the findings.'),
  text('theme', 'Id of the theme.'),
  text('claim_en', 'The claim, in English.'),
  text('claim_es', 'The claim, in Spanish.'),
  number('alpha', 'Krippendorff’s alpha of coders who worked apart; empty where it is not estimable.'),
  number('alpha_low', 'Lower end of its 95 % interval.'),
  number('alpha_high', 'Upper end of its 95 % interval.'),
  number('points_coded_twice', 'Points that at least two coders coded.'),
  number('points_coded', 'Points under the theme, released or not; empty for 1 to 9.'),
  number('points_released', 'Released points under the theme that stand.'),
  number('differences_settled', 'Differences of coders that a named decision settled.'),
  number('differences_open', 'Differences of coders that nobody settled; those points are under no theme.'),
  number(
    'check_yes',
    'Of those who took part: yes, this is what we said; empty below ten people who answered.',
  ),
  number('check_partly', 'Partly.'),
  number('check_no', 'That is not what we said.'),
  text('decision', 'accepted, partly or declined by whoever decides; empty while it waits.'),
]

const day_ms = 86_400_000
const daysBetween = (from: string, until: string): number =>
  Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / day_ms))

export function publishedSense(published: Published, now: () => Date): PublishedSense {
  const findings: PublishedSense['findings'] = async (name, slug, version) => {
    const city = await published.city(name)
    if (!city.ok) return city
    const all = await published.dialogue(name)
    if (!all.ok) return all
    const series = all.value.find(one => one.slug === slug)
    if (!series) return fail(problem('not-found', `There is no public series ${slug}.`, { where: 'slug' }))
    const versions = await published.findings(name, slug)
    if (!versions.ok) return versions
    const points = await published.points(name, slug)
    if (!points.ok) return points
    const chosen = versions.value.find(one => version === undefined || one.version === version)
    if (version !== undefined && !chosen)
      return fail(
        problem('not-found', `There is no published version ${version}.`, {
          where: 'version',
          expected: versions.value.map(one => one.version).join(', ') || 'none yet',
        }),
      )
    const { title, question, answerBy } = series.terms
    return ok({
      city: city.value,
      series: { slug, title, question },
      findings: chosen ? shown(chosen, { points: points.value, answerBy, now: now() }) : null,
      versions: versions.value.map(one => ({ version: one.version, publishedAt: one.publishedAt })),
    })
  }
  return {
    findings,
    async findingsCsv(city, slug, version) {
      const found = await findings(city, slug, version)
      if (!found.ok) return found
      const { findings: one } = found.value
      const rows = (one?.themes ?? []).map(theme => {
        const check = one?.check?.themes.find(each => each.theme === theme.id)
        const { alpha, low, high, points } = theme.agreement
        return [
          ...[one?.version ?? null, theme.id, theme.claim.en, theme.claim.es, alpha, low, high, points],
          ...[theme.coded, theme.points.length, theme.settled, theme.disputed],
          ...[check?.yes ?? null, check?.partly ?? null, check?.no ?? null, theme.answer?.decision ?? null],
        ]
      })
      return ok(csvTable(columns, rows))
    },
    async openCheck(name, series) {
      const city = await published.city(name)
      if (!city.ok) return city
      const found = await published.openCheck(name, series)
      if (!found.ok) return found
      if (!found.value)
        return fail(problem('not-found', 'No check waits for an answer to this dialogue.', { where: 'code' }))
      if (found.value.endsOn < localDay(now(), city.value.timeZone))
        return fail(problem('check-ended', `This check ended on ${found.value.endsOn}.`, { where: 'code' }))
      return ok(found.value)
    },
  }
}

function shown(
  found: PublishedFindings,
  about: { points: readonly PublicPoint[]; answerBy: string | null; now: Date },
): NonNullable<PublicFindings['findings']> {
  const under = new Map<string, Set<string>>()
  for (const one of found.points) under.set(one.theme, (under.get(one.theme) ?? new Set()).add(one.point))
  const themes = found.content.themes.map(theme => {
    const answer = found.answers.find(one => one.theme === theme.id)
    return {
      ...theme,
      points: about.points.filter(one => under.get(theme.id)?.has(one.id)),
      answer: answer
        ? { decision: answer.decision, words: answer.words, commitment: answer.commitment, at: answer.at }
        : null,
    }
  })
  const pointsOf = (some: typeof themes) => new Set(some.flatMap(one => one.points.map(each => each.id))).size
  const answered = themes.filter(one => one.answer !== null)
  const { codebook, coding, quality } = found.content
  return {
    ...{ id: found.id, version: found.version, publishedAt: found.publishedAt, codebook, coding, themes },
    quality: {
      ...quality,
      points: pointsOf(themes),
      answeredPoints: pointsOf(answered),
      decidedPoints: pointsOf(answered.filter(one => one.answer?.decision !== 'declined')),
      answeredThemes: answered.length,
      committedThemes: answered.filter(one => one.answer?.commitment !== null).length,
      answerBy: about.answerBy,
      daysToAnswer: found.firstAnswerAt === null ? null : daysBetween(found.publishedAt, found.firstAnswerAt),
      daysWaiting:
        answered.length === themes.length ? null : daysBetween(found.publishedAt, about.now.toISOString()),
    },
    check: found.check,
  }
}
