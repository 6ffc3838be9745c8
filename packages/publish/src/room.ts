import { fail, ok, type PublicPoints, problem, type Result, type Room } from '@understory/model'
import type { Published, TablePass } from '@understory/record/published'
import { csvTable } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

/** What was released of what people said, and what a device at a table needs to know. */
export interface PublishedRoom {
  /** Released points of a public series, in the order of its sessions. Problem not-found. */
  points(city: string, slug: string): Promise<Result<PublicPoints>>
  pointsCsv(city: string, slug: string): Promise<Result<string>>
  /** The table that a pass is for. Problems: not-found, pass-ended. */
  pass(city: string, passHash: string): Promise<Result<TablePass>>
  /** What is shown to a device at that table. */
  opened(city: string, pass: TablePass): Promise<Result<Room>>
  /** Points of a table that arrived. */
  arrived(city: string, pass: TablePass): Promise<Result<number>>
  /** Whose consent card a code is. Problem not-found. */
  consentCard(
    city: string,
    codeHash: string,
  ): Promise<Result<{ readonly series: string; readonly org: string }>>
}

const pointColumns = [
  text('id', 'Id of the point; a withdrawn one is not there any more.'),
  text('session', 'Address of the session in which it was said.'),
  text('segment', 'Part of the run-sheet.'),
  text('prompt', 'What was asked; empty where nothing was.'),
  text('text', 'The point, in its own language.'),
  text('form', 'verbatim: the words that were said; paraphrase: what was meant.'),
  number('dissent', '1 where somebody at the table saw it otherwise, else 0.'),
  text('channel', 'How it reached the notes.'),
  text('language', 'Its language, BCP 47.'),
  text('pseudonym', 'Number of the made-up name of who is quoted; empty where nobody is.'),
]

export function publishedRoom(published: Published, now: () => Date): PublishedRoom {
  const points: PublishedRoom['points'] = async (name, slug) => {
    const city = await published.city(name)
    if (!city.ok) return city
    const series = await published.dialogue(name)
    if (!series.ok) return series
    if (!series.value.some(one => one.slug === slug))
      return fail(problem('not-found', `There is no public series ${slug}.`, { where: 'slug' }))
    const found = await published.points(name, slug)
    return found.ok ? ok({ city: city.value, series: slug, points: found.value }) : found
  }
  return {
    points,
    async pointsCsv(city, slug) {
      const found = await points(city, slug)
      if (!found.ok) return found
      const rows = found.value.points.map(one => [
        ...[one.id, one.session, one.segment, one.prompt, one.text, one.form, one.dissent ? 1 : 0],
        ...[one.channel, one.language, one.pseudonym],
      ])
      return ok(csvTable(pointColumns, rows))
    },
    async pass(city, passHash) {
      const found = await published.tablePass(city, passHash)
      if (!found.ok) return found
      const pass = found.value
      if (!pass)
        return fail(
          problem('not-found', 'No table has this pass.', {
            where: 'pass',
            expected: 'the pass that the facilitator made for the table',
          }),
        )
      if (pass.revoked || pass.endsAt <= now().toISOString())
        return fail(
          problem('pass-ended', 'The pass of this table has ended.', {
            where: 'pass',
            expected: 'a new pass from the facilitator; what is on the device stays there',
          }),
        )
      return ok(pass)
    },
    async opened(name, pass) {
      const city = await published.city(name)
      if (!city.ok) return city
      const arrived = await published.tablePoints(name, pass.session, pass.table)
      if (!arrived.ok) return arrived
      return ok({
        city: city.value,
        series: {
          slug: pass.seriesSlug,
          title: pass.seriesTerms.title,
          question: pass.seriesTerms.question,
        },
        session: {
          id: pass.session,
          slug: pass.sessionSlug,
          startsAt: pass.startsAt,
          endsAt: pass.sessionEndsAt,
          terms: pass.sessionTerms,
        },
        table: pass.table,
        endsAt: pass.endsAt,
        known: [...pass.known],
        points: arrived.value,
      })
    },
    arrived: (city, pass) => published.tablePoints(city, pass.session, pass.table),
    async consentCard(city, codeHash) {
      const found = await published.consentOfCode(city, codeHash)
      if (!found.ok) return found
      if (found.value) return ok(found.value)
      return fail(problem('not-found', 'No consent card has this code.', { where: 'code' }))
    },
  }
}
