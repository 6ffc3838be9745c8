import { asReader, type CityContext } from '../city/context.ts'
import { type FactExport, factColumns } from './types.ts'

type Reading = Pick<CityContext, 'engine' | 'city'>

/** Rows per chunk, about: a chunk is one short transaction, so that nobody waits for an export. */
const rowsPerChunk = 50_000

interface ImportSize {
  readonly no: number
  readonly rows: number
  readonly revised: number
}

/** Where a chunk begins and ends: whole imports, or some lines of one. */
type Range = { readonly from: number; readonly to: number; readonly lines: readonly [number, number] | null }

/** Facts as they stood at the present change number, whole or since an earlier one. */
export async function exportFacts(reading: Reading, since: number | null): Promise<FactExport> {
  const { changeNo, wholeSince } = await counter(reading)
  const whole = since === null || since < wholeSince || since > changeNo
  const after = whole ? -1 : since
  const imports = await completeImports(reading, after, changeNo)
  return {
    changeNo,
    whole,
    rows: exportRows(reading, imports, changeNo),
    gone: whole ? nothing() : exportGone(reading, imports, after),
  }
}

const counter = (reading: Reading) =>
  asReader(reading, 'export facts', async ({ db }) => {
    const row = await db.selectFrom('change_counter').select(['no', 'whole_since']).executeTakeFirst()
    return { changeNo: row?.no ?? 0, wholeSince: row?.whole_since ?? 0 }
  })

const completeImports = (reading: Reading, after: number, upTo: number): Promise<ImportSize[]> =>
  asReader(reading, 'export facts', ({ db }) =>
    db
      .selectFrom('import')
      .select(['no', 'rows', 'revised'])
      .where('state', '=', 'complete')
      .where('rows', '>', 0)
      .where('change_no', '>', after)
      .where('change_no', '<=', upTo)
      .orderBy('no')
      .execute(),
  )

async function* exportRows(reading: Reading, imports: readonly ImportSize[], upTo: number) {
  for await (const range of ranges(reading, imports)) {
    const lines = range.lines ? `and line >= ${range.lines[0]} and line < ${range.lines[1]}` : ''
    const numbers = imports.filter(one => one.no >= range.from && one.no <= range.to).map(one => one.no)
    const chunk = await copyOut(
      reading,
      `select ${factColumns.join(', ')} from incident_fact_ever
       where import_no = any ('{${numbers.join(',')}}'::integer[]) ${lines}
         and (superseded_by is null or superseded_by in (select no from import where change_no > ${upTo}))`,
    )
    if (chunk.length > 0) yield chunk
  }
}

/** Small imports go together, large ones in pieces by line. */
async function* ranges(reading: Reading, imports: readonly ImportSize[]): AsyncGenerator<Range> {
  let first: ImportSize | null = null
  let last: ImportSize | null = null
  let rows = 0
  for (const one of imports) {
    if (first && last && rows + one.rows > rowsPerChunk) {
      yield { from: first.no, to: last.no, lines: null }
      first = null
      rows = 0
    }
    if (one.rows > rowsPerChunk) {
      const end = await lastLine(reading, one.no)
      const step = Math.ceil((end + 1) / Math.ceil(one.rows / rowsPerChunk))
      for (let line = 0; line <= end; line += step) {
        yield { from: one.no, to: one.no, lines: [line, line + step] }
      }
      continue
    }
    first ??= one
    last = one
    rows += one.rows
  }
  if (first && last) yield { from: first.no, to: last.no, lines: null }
}

const lastLine = (reading: Reading, importNo: number): Promise<number> =>
  asReader(reading, 'export facts', async ({ db }) => {
    const row = await db
      .selectFrom('incident')
      .select(({ fn }) => fn.max('line').as('line'))
      .where('import_no', '=', importNo)
      .executeTakeFirst()
    return row?.line ?? 0
  })

async function* exportGone(reading: Reading, imports: readonly ImportSize[], since: number) {
  const revising = imports.filter(one => one.revised > 0).map(one => one.no)
  if (revising.length === 0) return
  const chunk = await copyOut(
    reading,
    `select f.import_no, f.line, f.part from incident_fact_ever f join import i on i.no = f.import_no
     where f.superseded_by = any ('{${revising.join(',')}}'::integer[]) and i.change_no <= ${since}`,
  )
  if (chunk.length > 0) yield chunk
}

const copyOut = (reading: Reading, query: string): Promise<Uint8Array> =>
  asReader(reading, 'export facts', ({ session }) => session.copyOut(query, '(format csv)'))

async function* nothing(): AsyncGenerator<Uint8Array> {}
