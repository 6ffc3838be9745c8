import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { PlaceAssigner } from '../types.ts'
import { raiseChange, recordEvent } from './change.ts'
import { asWriter, type CityContext } from './context.ts'

const linesPerStep = 5000
const slotColumns = [1, 2, 3, 4, 5, 6, 7, 8].map(slot => `place_${slot}`)

/**
 * Assigns the places of all rows with a point anew. Only the place columns change, so it is no revision of what the
 * source said; the change number says that copies must be made anew. Safe to stop and run again.
 * Rows known by name only keep their places.
 */
export async function rePlace(
  context: CityContext,
  index: PlaceAssigner,
  actor: string,
  progress: (done: number) => void,
): Promise<number> {
  const ranges = await asWriter(context, actor, 'assign places anew', ({ db }) =>
    db
      .selectFrom('incident')
      .select(({ fn }) => ['import_no', fn.max('line').as('last')])
      .groupBy('import_no')
      .orderBy('import_no')
      .execute(),
  )
  let done = 0
  let changed = 0
  for (const { import_no, last } of ranges) {
    for (let from = 0; from <= last; from += linesPerStep) {
      const step = await asWriter(context, actor, 'assign places anew', unit =>
        placeStep(unit, index, import_no, from),
      )
      done += step.seen
      changed += step.changed
      progress(done)
    }
  }
  await asWriter(context, actor, 'assign places anew', async unit => {
    await raiseChange(unit, true)
    await recordEvent(unit, { actor, action: 'places-assigned', subject: 'incidents', detail: { changed } })
  })
  return changed
}

async function placeStep({ db }: UnitOfWork, index: PlaceAssigner, importNo: number, from: number) {
  const { rows } = await sql<{ line: number; part: number; lon: number; lat: number; places: string }>`
    select line, part, lon, lat, concat_ws(',', ${sql.raw(slotColumns.join(', '))}) as places
    from incident
    where import_no = ${importNo}::integer and line >= ${from}::integer and line < ${from + linesPerStep}::integer
      and lon is not null and lat is not null`.execute(db)
  const moved = rows
    .map(row => ({ row, places: padded(index.assignPoint(row.lon, row.lat)) }))
    .filter(({ row, places }) => places.join(',') !== row.places)
  if (moved.length > 0) {
    const json = JSON.stringify(
      moved.map(({ row, places }) => ({
        line: row.line,
        part: row.part,
        ...Object.fromEntries(places.map((no, i) => [`place_${i + 1}`, no])),
      })),
    )
    await sql`update incident f set ${sql.raw(slotColumns.map(column => `${column} = n.${column}`).join(', '))}
      from json_to_recordset(${json}::json)
        as n(line integer, part smallint, ${sql.raw(slotColumns.map(column => `${column} smallint`).join(', '))})
      where f.import_no = ${importNo}::integer and f.line = n.line and f.part = n.part`.execute(db)
  }
  return { seen: rows.length, changed: moved.length }
}

const padded = (places: readonly number[]): number[] => slotColumns.map((_, i) => places[i] ?? 0)
