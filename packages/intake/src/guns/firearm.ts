import type { FirearmDescription, GunFlag, GunSource, SerialState } from '@understory/model'
import { isBlank } from '../mapping/blank.ts'
import type { Columns } from '../mapping/columns.ts'
import { wordIn } from './word-in.ts'

type Cells = readonly string[]

/** Shorter numbers than this come up on many guns: they tell none apart. */
const shortSerial_characters = 5

/** Serial numbers are compared by letters and digits alone. */
export const tidySerial = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** `9 MM` and `9mm` are one calibre, `12 Gauge` and `12 gauge` too; no calibre is turned into another. */
export function tidyCalibre(text: string): string {
  const flat = text.trim().replace(/\s+/g, ' ').toLowerCase()
  const gauge = /^(\d{1,2})\s*(?:gauge|ga\.?)$/.exec(flat)
  if (gauge) return `${gauge[1]} gauge`
  return flat
    .replace(/^(\d+(?:\.\d+)?)\s*mm$/, '$1mm')
    .replace(/^(?:0?)(\.\d+)\s*(?:cal(?:iber|ibre)?\.?)?$/, '$1')
}

const tidyName = (text: string): string => text.trim().replace(/\s+/g, ' ').toUpperCase()

/** Reads the firearm of a row. What is blank is null and flagged; nothing is filled in from elsewhere. */
export function firearmOf(
  source: GunSource,
  columns: Columns,
): (cells: Cells, flags: GunFlag[]) => FirearmDescription {
  const at = (column: string | null) => (column === null ? null : columns.at(column))
  const [maker, model, calibre] = [at(source.maker), at(source.model), at(source.calibre)]
  const type = wordIn(source.type, columns, 'not-stated')
  const privatelyMade = wordIn(source.privatelyMade, columns, 'not-stated')
  const conversionDevice = wordIn(source.conversionDevice, columns, 'not-stated')
  const serial = serialOf(source, columns)
  const named = (index: number | null, cells: Cells, tidy: (text: string) => string): string | null => {
    const text = index === null ? '' : (cells[index] ?? '')
    return isBlank(text) ? null : tidy(text)
  }
  return (cells, flags) => {
    const description = {
      type: type(cells, flags),
      maker: named(maker, cells, tidyName),
      model: named(model, cells, tidyName),
      calibre: named(calibre, cells, tidyCalibre),
      ...serial(cells, flags),
      privatelyMade: privatelyMade(cells, flags),
      conversionDevice: conversionDevice(cells, flags),
    }
    if (maker !== null && description.maker === null) flags.push('no-maker')
    if (calibre !== null && description.calibre === null) flags.push('no-calibre')
    return description
  }
}

function serialOf(source: GunSource, columns: Columns) {
  const { serial } = source
  if (!serial) return () => ({ serial: null, serialState: 'not-stated' as const })
  const index = columns.at(serial.column)
  const words = new Map(Object.entries(serial.words).map(([text, state]) => [tidyName(text), state]))
  return (cells: Cells, flags: GunFlag[]): { serial: string | null; serialState: SerialState } => {
    const text = cells[index] ?? ''
    const said = words.get(tidyName(text))
    if (said !== undefined) return { serial: null, serialState: said }
    const tidy = isBlank(text) ? '' : tidySerial(text)
    if (tidy === '') {
      flags.push('no-serial-given')
      return { serial: null, serialState: 'not-stated' }
    }
    if (tidy.length < shortSerial_characters) flags.push('short-serial')
    return { serial: tidy, serialState: 'intact' }
  }
}
