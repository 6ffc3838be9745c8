import { type PlacedVersion, placeNameKey } from '../places/index.ts'
import type { ClassifiedColumn } from './classify.ts'
import { wordsOfName } from './column-names.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { Finding, InspectOptions, Question } from './types.ts'

type Columns = readonly ClassifiedColumn[]

/** The columns of the block address, in the order they are read. */
export function proposeBlock(columns: Columns): string[] {
  const addresses = columns.filter(column => column.meaning === 'address').map(column => column.profile)
  const number = addresses.find(p =>
    /^(block (number|no)|hundred block|house number)$/.test(wordsOfName(p.name)),
  )
  const street = addresses.find(p => /^street( name)?$/.test(wordsOfName(p.name)))
  if (number && street) return [number.name, street.name]
  const [first] = [...addresses].sort((a, b) => b.filled * worded(b) - a.filled * worded(a))
  return first ? [first.name] : []
}

const worded = (profile: ColumnProfile): number => (profile.allNumbers ? 0.1 : 1)

/** Which boundary version the place names belong to: the one that knows them best, if there is one such. */
export function proposePlaceNames(
  columns: Columns,
  options: InspectOptions,
  findings: Finding[],
  questions: Question[],
): { column: string; boundary: string }[] {
  const proposed: { column: string; boundary: string }[] = []
  for (const { meaning, profile } of columns) {
    if (meaning !== 'district' && meaning !== 'neighborhood') continue
    const known = (options.boundaries ?? [])
      .filter(version => version.kind === meaning || (meaning === 'neighborhood' && version.kind === 'csa'))
      .map(version => ({
        boundary: `${version.kind}:${version.version}`,
        share: shareKnown(profile, version),
      }))
      .sort((a, b) => b.share - a.share)
    const [first, second] = known
    if (first && first.share >= 0.8 && first.share > (second?.share ?? 0)) {
      proposed.push({ column: profile.name, boundary: first.boundary })
      const says = `${percent(first.share)} of the names are those of ${first.boundary}.`
      findings.push({ level: 'info', where: profile.name, says })
    } else
      questions.push(
        askBoundary(
          profile.name,
          known.filter(k => k.share >= 0.8).map(k => k.boundary),
        ),
      )
  }
  return proposed
}

function shareKnown(profile: ColumnProfile, version: PlacedVersion): number {
  const names = new Set(version.areas.flatMap(area => [area.name, ...area.otherNames]).map(placeNameKey))
  const different = [...profile.counts.keys()]
  return different.length === 0
    ? 0
    : different.filter(name => names.has(placeNameKey(name))).length / different.length
}

const askBoundary = (column: string, answers: string[]): Question => ({
  code: 'which-boundary',
  where: column,
  asks:
    answers.length > 1
      ? `Several boundary versions know these names: ${answers.join(', ')}. Names alone do not say which was meant.`
      : 'The column names places. To which boundary version do the names belong? Without an answer only points place the rows.',
  field: 'placeNames',
  answers,
  mustAnswer: false,
})

/** A file of many cities is read for one of them. */
export function proposeOnly(
  columns: Columns,
  options: InspectOptions,
  findings: Finding[],
  questions: Question[],
): Record<string, string> {
  const cities = columns.filter(column => column.meaning === 'city' && column.profile.counts.size > 1)
  const only: Record<string, string> = {}
  for (const { profile } of cities) {
    const wanted = options.city && placeNameKey(options.city)
    const match = wanted
      ? [...profile.counts.keys()].find(value => placeNameKey(value) === wanted)
      : undefined
    if (match !== undefined && match !== '__proto__') {
      only[profile.name] = match
      findings.push({
        level: 'info',
        where: profile.name,
        says: `Only rows of ${match} are taken; others are set aside and counted.`,
      })
    } else {
      questions.push({
        code: 'which-city',
        where: profile.name,
        asks: `The rows are of ${profile.counts.size} different places. Which one is the city's?`,
        field: `only.${profile.name}`,
        answers: [],
        mustAnswer: false,
      })
    }
  }
  return only
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`
