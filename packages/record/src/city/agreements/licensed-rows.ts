import {
  type AnySource,
  columnsBehind,
  fail,
  isDay,
  isIncidentSource,
  type Licence,
  type LicensedRows,
  licencesOf,
  localDay,
  mayRead,
  ok,
  type Problem,
  problem,
  type Result,
  type Source,
} from '@understory/model'
import { memberWork } from '../../engine/member-work.ts'
import { asWriter, type CityContext } from '../context.ts'
import { noteAccess } from '../note-access.ts'
import { versionsIn } from './read.ts'
import { readRows } from './row-page.ts'
import type { Doing, LicensedQuestion } from './types.ts'

/**
 * Rows of a source as far as an agreement in force on the city's day opens them to this member for this purpose.
 * The policy decides first, the agreement second, and row-level security again when the rows are read.
 */
export async function licensedRows(
  context: CityContext,
  question: LicensedQuestion,
  { member, now }: Doing,
): Promise<Result<LicensedRows>> {
  const { purpose, from, to } = question
  const wrongDay = [from, to].find(day => day !== undefined && !isDay(day))
  if (wrongDay !== undefined)
    return fail(problem('bad-parameter', `${wrongDay} is no day.`, { expected: 'a day, YYYY-MM-DD' }))
  const source = await sourceNamed(context, question.source)
  const allowed =
    source !== null &&
    mayRead({
      provenance: source.provenance,
      role: member.role,
      organisationKind: member.organisation?.kind ?? null,
      purpose,
      granularity: 'row',
    }).allowed
  if (!allowed) return fail(noSuchSource(question.source))
  const today = localDay(now, context.city.timeZone)
  const read = await memberWork(context.engine, { member, city: context.city.name, purpose }, async unit => {
    const licences = licencesOf(await versionsIn(unit), member, source, purpose, today)
    const chosen = choose(source, licences, question.fields)
    if (!chosen.ok) return chosen
    const page = await readRows(unit, source, chosen.value.fields, question)
    return page.ok ? ok({ ...chosen.value, ...page.value }) : page
  })
  if (!read.ok) return read
  const { licence, fields, notLicensed, rows, next } = read.value
  const agreement = { id: licence.agreement.id, version: licence.agreement.version, as: licence.as }
  await noteAccess(context, { member, purpose, source, agreement, fields, rows: rows.length })
  return ok({ source: source.name, purpose, agreement, fields, notLicensed, rows, next })
}

/** Read as the record itself; the policy decides what the member is told. */
const sourceNamed = (context: CityContext, name: string): Promise<Source | null> =>
  asWriter(context, 'record', 'find a source', async ({ db }) => {
    const row = await db.selectFrom('source').select('definition').where('name', '=', name).executeTakeFirst()
    const source = row?.definition as AnySource | undefined
    return source && isIncidentSource(source) ? source : null
  })

/** The same for a source that is not there and for one that the policy closes: a name that was guessed is not confirmed. */
export const noSuchSource = (name: string): Problem =>
  problem(
    'no-such-source',
    `There is no source ${JSON.stringify(name.slice(0, 60))} that you may read for this purpose.`,
    {
      where: 'source',
      expected: 'a source that your role and the purpose open; docs/roles.md has the table',
    },
  )

interface Chosen {
  readonly licence: Licence
  readonly fields: string[]
  readonly notLicensed: string[]
}

/** The licence that opens what is asked; without fields, the widest and all that it opens. */
function choose(
  source: Source,
  licences: readonly Licence[],
  asked: readonly string[] | undefined,
): Result<Chosen> {
  const behind = columnsBehind(source)
  const unknown = asked?.find(field => !behind.has(field))
  if (unknown !== undefined)
    return fail(
      problem('bad-parameter', `${source.name} has no field ${JSON.stringify(unknown.slice(0, 60))}.`, {
        where: 'fields',
        expected: `of ${[...behind.keys()].join(', ')}`,
      }),
    )
  const missing = ({ columns }: Licence, field: string): string[] =>
    columns === 'all' ? [] : (behind.get(field) ?? []).filter(column => !columns.has(column))
  const [widest] = licences
  if (!widest) return fail(noLicence(source))
  const open = (licence: Licence) => [...behind.keys()].filter(field => missing(licence, field).length === 0)
  if (!asked || asked.length === 0) {
    const fields = open(widest)
    return ok({ licence: widest, fields, notLicensed: [...behind.keys()].filter(f => !fields.includes(f)) })
  }
  const fitting = licences.find(one => asked.every(field => missing(one, field).length === 0))
  if (!fitting) return fail(outside(source, asked, field => missing(widest, field), open(widest)))
  const fields = open(fitting)
  const notLicensed = [...behind.keys()].filter(field => !fields.includes(field))
  return ok({ licence: fitting, fields: [...new Set(asked)], notLicensed })
}

const noLicence = ({ name }: Source): Problem =>
  problem('no-agreement', `No licence in force today names you as user of ${name} for this purpose.`, {
    where: name,
    expected:
      'a data-use licence with this purpose and your role, that names you or your organisation, under a DSA in force',
  })

function outside(
  { name }: Source,
  asked: readonly string[],
  missing: (field: string) => readonly string[],
  open: readonly string[],
): Problem {
  const named = asked
    .map(field => ({ field, columns: missing(field) }))
    .filter(({ columns }) => columns.length > 0)
    .map(({ field, columns }) => `${field} (from ${columns.join(', ')})`)
  return problem('no-agreement', `The licence for ${name} does not open ${named.join('; ')}.`, {
    where: 'fields',
    expected: `of ${open.join(', ')}`,
  })
}
