import type { GunFlag, GunSource, TimeToCrime } from '@understory/model'
import { isBlank } from '../mapping/blank.ts'
import type { Columns } from '../mapping/columns.ts'
import { statedDays } from './stated-days.ts'

type Cells = readonly string[]

/** The source's own number of days and its label: read to be checked, and never put before two dates. */
export interface StatedTime {
  days(cells: Cells): number | null
  check(cells: Cells, time: TimeToCrime, flags: GunFlag[]): void
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ').toUpperCase()

export function statedTime({ statedTimeToCrime: stated }: GunSource, columns: Columns): StatedTime {
  if (stated === null) return { days: () => null, check() {} }
  const index = columns.at(stated.column)
  const bandAt = stated.band === null ? null : columns.at(stated.band.column)
  const bands = new Map(Object.entries(stated.band?.words ?? {}).map(([text, band]) => [tidy(text), band]))

  function check(cells: Cells, time: TimeToCrime, flags: GunFlag[]): void {
    const text = cells[index] ?? ''
    const days = statedDays(text)
    if (days === null && !isBlank(text)) flags.push('time-to-crime-unreadable')
    if (time.basis === 'stated') flags.push('time-to-crime-stated-only')
    if (time.basis === 'dates' && days !== null && days !== time.days) flags.push('stated-time-differs')
    const band = bandAt === null ? undefined : bands.get(tidy(cells[bandAt] ?? ''))
    if (band === undefined || time.days === null) return
    const inside = time.days >= band.from_days && (band.to_days === null || time.days < band.to_days)
    if (!inside) flags.push('stated-band-differs')
  }
  return { days: cells => statedDays(cells[index] ?? ''), check }
}
