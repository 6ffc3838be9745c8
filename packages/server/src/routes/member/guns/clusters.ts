import {
  areaPoints,
  clusterSeries,
  gunClusters,
  scanAlarmsPerYear,
  type VersionAreas,
} from '@understory/analysis'
import type { GunFact, GunScan, Outlines } from '@understory/model'
import type { CityRecord } from '@understory/record'
import { keptFor } from './kept.ts'
import { coverageOf } from './rows.ts'

type FoundScan = Omit<GunScan, 'clusters'> & { readonly clusters: ReturnType<typeof gunClusters>['clusters'] }

/** What the scan for clusters finds in the newest weeks; without boundaries that know the areas nothing can be scanned. */
export const clustersOf = async (city: CityRecord, facts: readonly GunFact[]): Promise<FoundScan> =>
  scanOf(facts)(await boundariesOf(city))

const scanOf = keptFor((facts: readonly GunFact[]) =>
  keptFor((versions: readonly VersionAreas[]): FoundScan => {
    const common = { falseAlarmsPerYear: scanAlarmsPerYear, series: clusterSeries.length }
    const names = facts.flatMap(({ recoveryArea }) => (recoveryArea === null ? [] : [recoveryArea]))
    const points = areaPoints(versions, names)
    const { asOf } = coverageOf(facts)
    if (asOf === null || points === null) {
      const nothing = { boundary: null, notEstimable: [...clusterSeries], withoutPoint: facts.length }
      return { ...common, ...nothing, clusters: [], outlines: null }
    }
    const { clusters, notEstimable, withoutPoint } = gunClusters(facts, asOf, points)
    const { version } = points
    const areas = versions.find(one => one.version.slot === version.slot)?.areas ?? []
    return {
      ...common,
      ...{ boundary: version.label, notEstimable: [...notEstimable], withoutPoint, clusters },
      outlines: clusters.length > 0 ? outlinesOf(areas) : null,
    }
  }),
)

const outlinesOf = (areas: VersionAreas['areas']): Outlines => ({
  type: 'FeatureCollection',
  features: areas.map(({ no, name, slug, outline }) => ({
    type: 'Feature',
    id: slug,
    properties: { name, no },
    geometry: outline,
  })),
})

const known = new WeakMap<CityRecord, { readonly signature: string; readonly versions: VersionAreas[] }>()

/** A city's boundary versions with their areas, read anew only when these changed. */
async function boundariesOf(city: CityRecord): Promise<VersionAreas[]> {
  const list = await city.boundaries()
  const signature = JSON.stringify(list)
  const there = known.get(city)
  if (there?.signature === signature) return there.versions
  const versions: VersionAreas[] = []
  for (const version of list) versions.push({ version, areas: await city.areas(version.slot) })
  known.set(city, { signature, versions })
  return versions
}
