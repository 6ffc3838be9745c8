import type { RowKey } from '@understory/analysis'
import { isDay } from '@understory/model'

/** Where a page ended: its last row in the order of the list. */
export const writeCursor = ({ day, importNo, line, part }: RowKey): string =>
  Buffer.from(JSON.stringify([day, importNo, line, part])).toString('base64url')

/** Null for anything that no page gave out. */
export function readCursor(text: string): RowKey | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 4) return null
    const [day, ...numbers] = value as unknown[]
    if (day !== null && (typeof day !== 'string' || !isDay(day))) return null
    if (!numbers.every(one => Number.isInteger(one) && Math.abs(one as number) < 2 ** 31)) return null
    const [importNo, line, part] = numbers as [number, number, number]
    return { day, importNo, line, part }
  } catch {
    return null
  }
}
