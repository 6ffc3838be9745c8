import { ProblemError, type Source, type SourceInput } from '@understory/model'
import { baltimorePart1 } from './baltimore-part1/source.ts'
import { charlottesville } from './charlottesville/source.ts'
import { dcIncidents } from './dc-incidents/source.ts'
import { openBaltimoreClassic } from './open-baltimore-classic/source.ts'
import { parseSource } from './parse-source.ts'
import { philadelphiaShootings } from './philadelphia-shootings/source.ts'
import { sampleCity } from './sample-city/source.ts'
import { virginiaGva } from './virginia-gva/source.ts'
import { wapoHomicides } from './wapo-homicides/source.ts'

function built(input: SourceInput): Source {
  const parsed = parseSource(input)
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

/** The sources that come with Understory. */
export const builtInSources: readonly Source[] = [
  baltimorePart1,
  openBaltimoreClassic,
  philadelphiaShootings,
  dcIncidents,
  wapoHomicides,
  virginiaGva,
  charlottesville,
  sampleCity,
].map(built)

/** The column that names the city, in sources that cover several cities. */
const cityColumns: Readonly<Record<string, string>> = {
  'wapo-homicides': 'city',
  'virginia-gva': 'city_or_county',
}

/**
 * The source for one city of several: rows of other cities are set aside and counted. A source that already says
 * which rows belong, or that covers one city only, comes back as it is.
 */
export function limitToCity(source: Source, cityTitle: string): Source {
  const column = cityColumns[source.name]
  return column === undefined || Object.keys(source.only).length > 0
    ? source
    : { ...source, only: { [column]: cityTitle } }
}
