import type { SetAside } from '@understory/model'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import type { SetAsideFilter } from '../types.ts'
import { recordEvent } from './change.ts'
import { asWriter, type CityContext } from './context.ts'

export const pageSize = 500

/** A page of rows set aside by complete imports, as this unit of work may see them, of these sources or of all. */
export async function setAsidePage(
  { db }: UnitOfWork,
  filter: SetAsideFilter,
  sources: readonly string[] | null,
  after: number,
  limit: number,
): Promise<SetAside[]> {
  const rows = await db
    .selectFrom('set_aside')
    .innerJoin('import', 'import.no', 'set_aside.import_no')
    .innerJoin('source', 'source.no', 'import.source_no')
    .select([
      'set_aside.no',
      'set_aside.import_no',
      'source.name as source',
      'line',
      'column_name',
      'reason',
      'raw',
      'resolved_by_import_no',
    ])
    .where('import.state', '=', 'complete')
    .where('set_aside.no', '>', after)
    .$if(sources !== null, query => query.where('source.name', 'in', sources ?? []))
    .$if(filter.source !== undefined, query => query.where('source.name', '=', filter.source ?? ''))
    .$if(filter.importNo !== undefined, query => query.where('import.no', '=', filter.importNo ?? 0))
    .$if(filter.unresolvedOnly === true, query => query.where('resolved_by_import_no', 'is', null))
    .orderBy('set_aside.no')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    id: String(row.no),
    importNo: row.import_no,
    source: row.source,
    line: row.line,
    column: row.column_name,
    reason: row.reason,
    raw: row.raw,
    resolvedByImportNo: row.resolved_by_import_no,
  }))
}

/**
 * Rows set aside as the house itself works with them, oldest first, page by page, of every source: to run them again, never to
 * show them. What a person reads comes from `setAsideFor`.
 */
export async function* setAside(context: CityContext, filter: SetAsideFilter = {}): AsyncGenerator<SetAside> {
  let after = 0
  let left = filter.limit ?? Number.POSITIVE_INFINITY
  while (left > 0) {
    const rows = await asWriter(context, 'record', 'read set-aside rows', unit =>
      setAsidePage(unit, filter, null, after, Math.min(pageSize, left)),
    )
    yield* rows
    if (rows.length < pageSize) return
    after = Number(rows.at(-1)?.id)
    left -= rows.length
  }
}

/** Marks set-aside rows as taken up by a later import; the number newly marked. */
export const resolveSetAside = (
  context: CityContext,
  ids: readonly string[],
  importNo: number,
  actor: string,
): Promise<number> =>
  asWriter(context, actor, 'take up set-aside rows', async unit => {
    const numbers = ids.map(Number).filter(no => Number.isSafeInteger(no))
    let marked = 0
    for (let from = 0; from < numbers.length; from += 5000) {
      const done = await unit.db
        .updateTable('set_aside')
        .set({ resolved_by_import_no: importNo })
        .where('no', 'in', numbers.slice(from, from + 5000))
        .where('resolved_by_import_no', 'is', null)
        .executeTakeFirst()
      marked += Number(done.numUpdatedRows)
    }
    await recordEvent(unit, {
      actor,
      action: 'set-aside-resolved',
      subject: `import ${importNo}`,
      detail: { rows: marked },
    })
    return marked
  })
