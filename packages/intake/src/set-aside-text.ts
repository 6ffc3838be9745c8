import type { SetAsideRow } from '@understory/model'
import type { Fault } from './mapping/fault.ts'
import { limits } from './reading/limits.ts'
import type { FileRecord } from './reading/records.ts'
import type { FileLayout } from './types.ts'

/**
 * The raw text of a row that was set aside. Of a source with columns that are never stored (names of people) only
 * the line number is kept: in a broken row nobody can tell which text is a name.
 */
export function setAsideText(record: FileRecord, wrong: Fault, source: FileLayout): SetAsideRow {
  const { line } = record
  const { column, reason } = wrong
  if (source.never.length > 0)
    return {
      line,
      column,
      reason,
      raw: `(not kept: the columns ${source.never.join(', ')} are never stored)`,
    }
  const raw = storable(record.raw)
  if (raw.length <= limits.rawChars) return { line, column, reason, raw }
  const cut = raw.slice(0, limits.rawChars).toWellFormed()
  return { line, column, reason: `${reason} The text is cut at ${limits.rawChars} characters.`, raw: cut }
}

/** PostgreSQL text holds neither NUL nor half a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', '\\x00').toWellFormed()
