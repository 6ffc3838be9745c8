import type { ImportReport, SetAsideRow } from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { ImportStart } from '../types.ts'
import type { Begun } from './begin-import.ts'
import { BinaryCopy } from './binary-copy.ts'
import { asWriter, type CityContext } from './context.ts'
import { abandonImport, finishImport } from './finish-import.ts'
import { HashSum } from './hash.ts'
import { ImportTally } from './import-tally.ts'
import { fileRows, lookUpKeys, stateOf } from './known-rows.ts'
import type { KeyedRow, RowBatch, RowKind } from './row-kind.ts'

/** Rows ready to be written. */
interface Load {
  readonly data: Uint8Array
  readonly rows: number
}

/** Some batches that are stored in one transaction; `load` is null where what is new must be found out first. */
interface Gathered<Row> {
  readonly batches: readonly RowBatch<Row>[]
  readonly load: Load | null
}

/**
 * File rows per transaction, unless told otherwise. A transaction makes several trips to the engine's thread, and each answer waits until
 * the batch being read is done: few and large transactions keep both threads busy.
 */
const usualRowsPerTransaction = 20_000

/**
 * Writes an import by COPY. While one transaction is written the rows of the next are read and encoded: `write`
 * waits for the transaction before, so at most two are held.
 */
export class CopyImport<Row extends KeyedRow> {
  readonly importNo: number
  private readonly kind: RowKind<Row>
  private readonly context: CityContext
  private readonly start: ImportStart
  private readonly begun: Begun
  private readonly release: () => void
  private readonly tally = new ImportTally()
  private readonly sum = new HashSum()
  private tail: Promise<void> = Promise.resolve()
  private batches: RowBatch<Row>[] = []
  private fileRows = 0
  private open: { out: BinaryCopy; rows: number } | null = null
  private bytesPerRow = 300
  private readonly rowsPerTransaction: number
  private ended = false

  constructor(
    kind: RowKind<Row>,
    context: CityContext,
    start: ImportStart,
    begun: Begun,
    release: () => void,
  ) {
    this.kind = kind
    this.context = context
    this.start = start
    this.rowsPerTransaction = start.rowsPerTransaction ?? usualRowsPerTransaction
    this.begun = begun
    this.importNo = begun.importNo
    this.release = release
  }

  async write(batch: RowBatch<Row>): Promise<void> {
    if (this.ended) throw new Error(`import ${this.importNo} has ended`)
    if (this.begun.hasEarlier) this.batches.push(batch)
    else {
      this.open ??= { out: this.copyFor(this.rowsPerTransaction), rows: 0 }
      this.encode(this.open, this.admitAll(batch))
      this.batches.push({ ...batch, rows: [] })
    }
    this.fileRows += batch.read
    if (this.fileRows < this.rowsPerTransaction) return
    const before = this.tail
    this.storeGathered()
    await before
  }

  async finish(extra: { fileHash: string; notes: readonly string[] }): Promise<ImportReport> {
    if (this.batches.length > 0) this.storeGathered()
    await this.tail
    this.ended = true
    try {
      return await finishImport(this.context, this.start, this.begun, {
        table: this.kind.table,
        tally: this.tally,
        rowsHash: this.sum.toString(),
        fileHash: extra.fileHash,
        notes: extra.notes,
      })
    } finally {
      this.release()
    }
  }

  async abandon(reason: string): Promise<void> {
    if (this.ended) return
    this.ended = true
    await this.tail.catch(() => {})
    try {
      await abandonImport(this.context, this.importNo, this.start.actor, reason)
    } finally {
      this.release()
    }
  }

  private storeGathered(): void {
    const gathered = { batches: this.batches, load: this.open && this.loadOf(this.open) }
    this.batches = []
    this.fileRows = 0
    this.open = null
    this.tail = this.tail.then(() => this.store(gathered))
    this.tail.catch(() => {})
  }

  private async store({ batches, load: ready }: Gathered<Row>): Promise<void> {
    await asWriter(this.context, this.start.actor, 'import a file', async unit => {
      const load = ready ?? (await this.loadOfNew(unit, batches))
      if (load.rows > 0) {
        const columns = this.kind.columns(this.begun.slots)
        const target = { table: this.kind.table, columns, format: 'binary', role: 'record_writer' } as const
        await unit.session.copyIn(target, load.data)
      }
      await this.setAside(
        unit,
        batches.flatMap(batch => batch.setAside),
      )
      await this.noteProgress(unit)
    })
  }

  private async loadOfNew(unit: UnitOfWork, batches: readonly RowBatch<Row>[]): Promise<Load> {
    const open = { out: this.copyFor(0), rows: 0 }
    for (const batch of batches) this.encode(open, await this.admitNew(unit, batch))
    return this.loadOf(open)
  }

  /** Every row of a source's first file is new. */
  private admitAll(batch: RowBatch<Row>): readonly Row[] {
    let line = -1
    for (const row of batch.rows) {
      this.tally.noteDay(this.kind.dayOf(row))
      if (row.line !== line) this.tally.kept++
      line = row.line
    }
    this.noteRead(batch)
    return batch.rows
  }

  /** Only new and changed file rows are stored; unchanged ones are counted. */
  private async admitNew(unit: UnitOfWork, batch: RowBatch<Row>): Promise<readonly Row[]> {
    const known = await lookUpKeys(unit, this.begun.sourceNo, this.importNo, batch.rows, this.kind.table)
    const admitted: Row[] = []
    for (const parts of fileRows(batch.rows)) {
      for (const row of parts) this.tally.noteDay(this.kind.dayOf(row))
      const state = stateOf(parts, known)
      this.tally[state]++
      if (state !== 'unchanged') admitted.push(...parts)
    }
    this.noteRead(batch)
    return admitted
  }

  private noteRead(batch: RowBatch<Row>): void {
    this.tally.read += batch.read
    for (const row of batch.setAside) this.tally.noteSetAside(row)
    this.tally.check()
  }

  private copyFor(rows: number): BinaryCopy {
    return new BinaryCopy(Math.ceil(rows * this.bytesPerRow * 1.1))
  }

  private encode(into: { out: BinaryCopy; rows: number }, rows: readonly Row[]): void {
    const said = { high: 0, low: 0 }
    for (const row of rows) {
      this.kind.encode(into.out, row, this.begun, said)
      this.sum.add(said)
      this.tally.noteStored(row)
    }
    into.rows += rows.length
  }

  private loadOf({ out, rows }: { out: BinaryCopy; rows: number }): Load {
    if (rows > 0) this.bytesPerRow = out.length / rows
    return { data: out.finish(), rows }
  }

  private async setAside({ db }: UnitOfWork, rows: readonly SetAsideRow[]): Promise<void> {
    if (rows.length === 0) return
    const clean = (text: string): string => text.replaceAll('\0', '\ufffd')
    await sql`insert into set_aside (import_no, source_no, compartment, line, column_name, reason, raw)
      select ${this.importNo}::bigint, ${this.begun.sourceNo}::smallint, ${this.begun.compartment}::smallint, line, column_name, reason, raw
      from json_to_recordset(${JSON.stringify(
        rows.map(row => ({
          line: row.line,
          column_name: row.column,
          reason: clean(row.reason),
          raw: this.begun.rawNote ?? clean(row.raw),
        })),
      )}::json) as t(line integer, column_name text, reason text, raw text)`.execute(db)
  }

  /** Also the gate: the batch is refused unless this import is still open and may be written by this role. */
  private async noteProgress({ db }: UnitOfWork): Promise<void> {
    const { read, rows } = this.tally
    const updated = await db
      .updateTable('import')
      .set({ rows: Math.max(rows, 1) })
      .where('no', '=', this.importNo)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (updated.numUpdatedRows !== 1n) {
      throw new Error(`import ${this.importNo} is no longer open after ${read} file rows`)
    }
  }
}
