import {
  type Code,
  countShown,
  type FindingsContent,
  type ProfileDimension,
  shownDimension,
  type Theme,
} from '@understory/model'
import { speakingBalance } from '@understory/stats'
import {
  agreementOnCode,
  agreementOnTheme,
  type CodedPoint,
  codeNow,
  differences,
  finalValues,
} from './coding.ts'

/** What findings are made of: coded points of closed rounds, oldest first, and where each standing point was noted. */
export interface FindingsGrounds {
  readonly codebook: {
    readonly version: number
    readonly tookPart: number
    readonly codes: readonly Code[]
  }
  readonly rounds: readonly { readonly coders: number; readonly points: readonly CodedPoint[] }[]
  readonly notes: readonly {
    readonly id: string
    readonly session: string
    readonly table: number
    readonly seat: number | null
  }[]
  readonly themes: readonly Theme[]
  readonly released: readonly { readonly id: string; readonly note: string }[]
  readonly profile: readonly ProfileDimension[]
  readonly sessions: readonly {
    readonly id: string
    readonly slug: string
    readonly tables: readonly { readonly table: number; readonly people: number }[]
  }[]
}

export interface MadeFindings {
  readonly content: FindingsContent
  /** Released points under each theme: those whose note carries a code of it. */
  readonly points: readonly { readonly theme: string; readonly point: string }[]
}

/**
 * Themes and numbers of a series. A point belongs to a theme when it carries one of its codes in the end; of a point in several rounds the
 * newest counts. Agreement is of all points that several people coded apart. Counts of 1 to 9 people, and of points that may be nobody's but
 * theirs, are left out.
 */
export function makeFindings(grounds: FindingsGrounds): MadeFindings {
  const { codebook, rounds, themes, released } = grounds
  const { codes } = codebook
  const all = rounds.flatMap(one => one.points)
  const newest = new Map(all.map(point => [point.note, point]))
  const carried = new Map([...newest].map(([note, point]) => [note, finalValues(codes, point)]))
  const carriers = (theme: Theme) => {
    const ids = theme.codes.flatMap(id => codeNow(codes, id) ?? [])
    return new Set(
      [...carried].filter(([, values]) => ids.some(id => (values[id] ?? 0) > 0)).map(([note]) => note),
    )
  }
  const about = (theme: Theme, ids: readonly string[]) =>
    ids.filter(id => theme.codes.includes(codeNow(codes, id) ?? '')).length
  const points: { theme: string; point: string }[] = []
  const found = themes.map(theme => {
    const notes = carriers(theme)
    for (const one of released) if (notes.has(one.note)) points.push({ theme: theme.id, point: one.id })
    const apart = [...newest.values()].map(differences)
    return {
      ...theme,
      agreement: agreementOnTheme(codes, all, theme.codes),
      coded: countShown(notes.size),
      settled: apart.reduce((sum, one) => sum + about(theme, one.settled), 0),
      disputed: apart.reduce((sum, one) => sum + about(theme, one.disputed), 0),
    }
  })
  return {
    points,
    content: {
      codebook: {
        version: codebook.version,
        tookPart: countShown(codebook.tookPart),
        codes: codes.map(code => ({ ...code, agreement: agreementOnCode(codes, all, code) })),
      },
      coding: {
        rounds: rounds.length,
        points: grounds.notes.length,
        coded: newest.size,
        doubly: new Set(all.filter(one => one.given.length > 1).map(one => one.note)).size,
        coders: Math.max(0, ...rounds.map(one => one.coders)),
      },
      themes: found,
      quality: qualityOf(grounds),
    },
  }
}

function qualityOf({ notes, profile, sessions }: FindingsGrounds): FindingsContent['quality'] {
  const people = sessions.flatMap(one => one.tables).reduce((sum, one) => sum + one.people, 0)
  const byTable = Map.groupBy(
    notes.filter(one => one.seat !== null),
    one => `${one.session} ${one.table}`,
  )
  return {
    sessions: sessions.filter(one => one.tables.length > 0 || notes.some(each => each.session === one.id))
      .length,
    people: sessions.some(one => one.tables.length > 0) ? countShown(people) : null,
    reached: profile.map(shownDimension),
    balance: sessions.flatMap(session =>
      session.tables.map(({ table, people: seats }) => {
        const here = byTable.get(`${session.id} ${table}`) ?? []
        // Head counts know of silent seats; a seat beyond the count spoke all the same.
        const counts = new Array<number>(Math.max(seats, ...here.map(one => one.seat ?? 0))).fill(0)
        for (const { seat } of here) counts[(seat ?? 1) - 1] = (counts[(seat ?? 1) - 1] ?? 0) + 1
        const found = speakingBalance(counts)
        return {
          session: session.slug,
          table,
          evenness: found.evenness,
          evennessByChance: found.evennessByChance,
          notEstimable: found.notEstimable,
        }
      }),
    ),
  }
}
