import type { Area, BoundaryVersion, City, ImportReport } from '@understory/model'
import { dayOfNumber } from '@understory/model'
import type { Reader, ReaderSource } from '@understory/record/reader'
import { factColumns } from './snapshot/columns.ts'

type FactColumn = (typeof factColumns)[number][0]

/** A row of the fact view, by column; null where the record has null. */
export type FactRow = Readonly<Record<FactColumn, number | null>>

export interface RowWorld {
  readonly city: City
  readonly boundaries?: readonly BoundaryVersion[]
  readonly areas?: Readonly<Record<number, readonly Area[]>>
  readonly populations?: Awaited<ReturnType<Reader['populations']>>
  readonly sources: readonly (ReaderSource & { covers?: { from: string; to: string | null } | null })[]
  readonly receivedAt: string
  /** Rises with every change. */
  changeNo: number
  rows: readonly FactRow[]
  /** What an incremental export gives; null makes every export whole. */
  delta?: { rows: readonly FactRow[]; gone: readonly FactRow[] } | null
}

const textOf = (rows: Iterable<FactRow>, columns: readonly (keyof FactRow)[]) =>
  (async function* () {
    const encoder = new TextEncoder()
    let lines: string[] = []
    for (const row of rows) {
      lines.push(columns.map(c => row[c] ?? '').join(','))
      if (lines.length === 20_000) {
        yield encoder.encode(`${lines.join('\n')}\n`)
        lines = []
      }
    }
    if (lines.length > 0) yield encoder.encode(`${lines.join('\n')}\n`)
  })()

/** A reader over rows held in memory: for laws over generated rows, and for loads too large to import each time. */
export function readerOfRows(world: RowWorld): Reader {
  const names = factColumns.map(([name]) => name)
  return {
    engine: 'pglite',
    cities: async () => [world.city],
    changeNo: async () => world.changeNo,
    boundaries: async () => [...(world.boundaries ?? [])],
    areas: async (_, slot) => [...(world.areas?.[slot] ?? [])],
    areaNames: async () =>
      Object.entries(world.areas ?? {}).flatMap(([slot, areas]) =>
        areas.map(({ no, name, slug }) => ({ slot: Number(slot), no, name, slug })),
      ),
    populations: async () => [...(world.populations ?? [])],
    sources: async () => [...world.sources],
    imports: async (): Promise<ImportReport[]> => [],
    revisions: async () => ({ revised: 0, lastRevisedAt: null, lastReceivedAt: world.receivedAt }),
    exportFacts: async (_, since) => {
      const delta = since === null ? null : world.delta
      return {
        changeNo: world.changeNo,
        whole: !delta,
        rows: textOf(delta ? delta.rows : world.rows, names),
        gone: textOf(delta ? delta.gone : [], ['import_no', 'line', 'part']),
      }
    },
    measureSql: async () => [sumsOf(world.rows)],
  }
}

/** The answer to the one question that snapshots ask of the view itself: the checksum of all rows. */
function sumsOf(rows: readonly FactRow[]): Record<string, number> {
  const sum = (column: FactColumn) => rows.reduce((total, row) => total + (row[column] ?? 0), 0)
  return {
    rows: rows.length,
    lines: sum('line'),
    days: sum('day'),
    imports: sum('import_no'),
    victims: sum('victims'),
  }
}

/** Completes a row from its day: year, month, week and weekday as the record's view derives them. */
export function factRow(row: Partial<FactRow>): FactRow {
  const day = row.day ?? null
  const text = day === null ? null : dayOfNumber(day)
  const year = text === null ? null : Number(text.slice(0, 4))
  const calendar = {
    day,
    year,
    month_no: text === null || year === null ? null : year * 12 + Number(text.slice(5, 7)) - 1,
    week_no: day === null ? null : Math.floor((day + 3) / 7),
    weekday: day === null ? null : ((((day + 3) % 7) + 7) % 7) + 1,
  }
  const zeros = Object.fromEntries(factColumns.map(([name]) => [name, 0])) as unknown as FactRow
  const key_no = row.line ?? 0
  return {
    ...zeros,
    import_no: 1,
    source_no: 1,
    victims: 1,
    hour: null,
    event_no: null,
    key_no,
    ...row,
    ...calendar,
  }
}
