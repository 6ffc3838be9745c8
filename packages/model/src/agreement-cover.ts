import { type AgreementVersion, countingOn, type DataSet, holdsOn, isOpenProvenance } from './agreement.ts'
import type { AnySource } from './any-source.ts'
import type { Day } from './day.ts'
import type { Member } from './member.ts'
import { problem } from './problem.ts'
import type { Provenance } from './provenance.ts'
import type { Purpose } from './purpose.ts'
import { fail, ok, type Result } from './result.ts'
import { columnsRead } from './source-fields.ts'

/** The source as far as agreements speak of it. */
export interface Named {
  readonly name: string
  readonly provenance: Provenance
}

const speaksOf = (set: DataSet, source: Named): boolean =>
  set.provenance === source.provenance && (set.source === source.name || set.source === '*')
const uncovered = (set: DataSet, columns: readonly string[]): string[] => {
  if (set.fields === 'all') return []
  const known = new Set(set.fields.map(one => one.name))
  return columns.filter(column => !known.has(column))
}

/**
 * The DSA under which this source may come in on this day: one that is in force and covers every column that the
 * mapping reads. Problem `no-agreement` names what is not covered. A source that an agreement calls walled cannot
 * come in under another provenance.
 */
export function coverOf(
  versions: readonly AgreementVersion[],
  source: AnySource,
  on: Day,
): Result<AgreementVersion> {
  const counting = countingOn(versions, on)
  const dsas = [...counting.values()].filter(one => one.terms.tier === 'dsa')
  const other = dsas
    .flatMap(one => one.terms.dataSets)
    .find(set => set.source === source.name && set.provenance !== source.provenance)
  if (other && !isOpenProvenance(other.provenance))
    return fail(
      problem(
        'no-agreement',
        `${source.name} comes as ${source.provenance}, its agreement says ${other.provenance}.`,
        {
          where: source.name,
          expected: `a mapping with the provenance ${other.provenance}`,
        },
      ),
    )
  const columns = columnsRead(source)
  const found = dsas
    .filter(one => holdsOn(one, counting, on))
    .flatMap(one =>
      one.terms.dataSets
        .filter(set => speaksOf(set, source))
        .map(set => ({ one, missing: uncovered(set, columns) })),
    )
    .toSorted((a, b) => a.missing.length - b.missing.length)
  const best = found[0]
  if (best && best.missing.length === 0) return ok(best.one)
  return fail(notCovered(source, on, columns, best))
}

function notCovered(
  { name, provenance }: AnySource,
  on: Day,
  columns: readonly string[],
  best: { one: AgreementVersion; missing: readonly string[] } | undefined,
) {
  if (best)
    return problem(
      'no-agreement',
      `The agreement "${best.one.terms.title.en}" does not cover these columns of ${name}: ${best.missing.join(', ')}.`,
      {
        where: name,
        expected: 'a mapping that does not read them, or a new version of the agreement with them',
      },
    )
  return problem(
    'no-agreement',
    `No data-sharing agreement in force on ${on} covers ${name} (${provenance}); the mapping reads: ${columns.join(', ')}.`,
    {
      where: name,
      expected: 'a DSA in force, under a MOU in force, that names the source and these columns',
    },
  )
}

/** Under what somebody reads rows: which agreement, and which columns it opens. */
export interface Licence {
  readonly agreement: AgreementVersion
  /** Why it opens: named as user, or member of the organisation that gives the data. */
  readonly as: 'user' | 'giver' | 'open'
  readonly columns: 'all' | ReadonlySet<string>
}

/**
 * The agreements in force on this day under which a member may read rows of a source for a purpose, widest first.
 * A licence must name the purpose, the role, and the person or their organisation; whoever gives the data needs none.
 */
export function licencesOf(
  versions: readonly AgreementVersion[],
  member: Member,
  source: Named,
  purpose: Purpose,
  on: Day,
): Licence[] {
  const counting = countingOn(versions, on)
  const licences: Licence[] = []
  for (const one of counting.values()) {
    const set = one.terms.dataSets.find(each => speaksOf(each, source))
    if (!set || !holdsOn(one, counting, on)) continue
    const as = opens(one, member, source, purpose)
    if (as) licences.push({ agreement: one, as, columns: columnsOf(set) })
  }
  const size = ({ columns }: Licence) => (columns === 'all' ? Number.POSITIVE_INFINITY : columns.size)
  return licences.toSorted((a, b) => (size(a) < size(b) ? 1 : -1))
}

const columnsOf = ({ fields }: DataSet): Licence['columns'] =>
  fields === 'all' ? 'all' : new Set(fields.map(field => field.name))

function opens(
  { terms }: AgreementVersion,
  member: Member,
  source: Named,
  purpose: Purpose,
): Licence['as'] | null {
  const own = member.organisation?.id
  const isParty = (part: 'gives' | 'receives') =>
    own !== undefined && terms.parties.some(one => one.part === part && one.organisationId === own)
  if (terms.tier === 'dsa') {
    if (isOpenProvenance(source.provenance)) return 'open'
    return isParty('gives') ? 'giver' : null
  }
  if (terms.tier !== 'dul' || !terms.purposes.includes(purpose)) return null
  if (!terms.accessRoles.includes(member.role)) return null
  return terms.people.includes(member.person) || isParty('receives') ? 'user' : null
}

/** The smallest count that may be published from these sources: the largest that any signed agreement asks for. */
export const usualMinimumCell = 11
export function minimumCellOf(
  agreed: readonly { readonly source: string; readonly provenance: string; readonly minimumCell: number }[],
  sources: readonly Named[],
): number {
  const cells = sources.map(source => {
    const own = agreed.filter(
      one => one.provenance === source.provenance && (one.source === source.name || one.source === '*'),
    )
    if (own.length === 0) return isOpenProvenance(source.provenance) ? 1 : usualMinimumCell
    return Math.max(...own.map(one => one.minimumCell))
  })
  return Math.max(1, ...cells)
}
