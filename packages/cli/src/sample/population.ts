import type { Geography } from './geography.ts'
import { areaOf } from './mesh.ts'
import { renamed, splitInTwo } from './names.ts'
import { randomOf } from './random.ts'

/** An industrial area: nobody lives there, so it has no rate per head. */
export const uninhabited = 'Foundry Row'
const cityTotal = 262_000

/** People per area, by `kind:version`. District figures are the sums of their neighbourhoods. */
export function makePopulation(seed: number, geography: Geography): Record<string, Map<string, number>> {
  const weights = geography.neighborhoods.map(({ name, ring, centre }) => {
    const density = 0.25 + Math.exp(-Math.hypot(...centre) / 5)
    return name === uninhabited
      ? 0
      : areaOf(ring) * density * (0.6 + 0.8 * randomOf(seed, 'people', name).next())
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const newer = new Map(
    geography.neighborhoods.map(({ name }, i) => [name, Math.round((cityTotal * (weights[i] ?? 0)) / total)]),
  )
  const older = new Map(
    (geography.boundaries['neighborhood:2010'] ?? []).map(({ name }) => {
      const successors: readonly string[] = splitInTwo[name] ?? [renamed[name] ?? name]
      const people = successors.reduce((sum, successor) => sum + (newer.get(successor) ?? 0), 0)
      return [name, Math.round(people * (0.92 + 0.12 * randomOf(seed, 'decade', name).next()))]
    }),
  )
  return {
    'neighborhood:2010': older,
    'neighborhood:2020': newer,
    'district:2023': districtSums(geography, newer),
  }
}

function districtSums(geography: Geography, people: Map<string, number>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { name, district } of geography.neighborhoods)
    sums.set(district, (sums.get(district) ?? 0) + (people.get(name) ?? 0))
  return sums
}

export function populationCsv(people: ReadonlyMap<string, number>): string {
  return ['name,population', ...[...people].map(([name, count]) => `${name},${count}`), ''].join('\n')
}
