import { type GunRelease, type GunReleaseTable, ok, type Result } from '@understory/model'
import type { Published } from '@understory/record/published'
import { releaseDatasets } from './datasets/release-datasets.ts'
import type { PublishedCell, PublishedTable } from './disclosure/index.ts'
import { tablesOf } from './release/published-releases.ts'

const yearsShown = 4
const gunDatasets: ReadonlySet<string> = new Set(
  releaseDatasets.filter(one => one.counts === 'guns').map(one => one.name),
)

/** The current public release of each dataset of guns, with its tables as the page shows them: one line a value, the newest years. */
export async function gunReleases(published: Published, city: string): Promise<Result<GunRelease[]>> {
  const all = await published.releases(city)
  if (!all.ok) return all
  const found: GunRelease[] = []
  for (const { release } of all.value) {
    if (release.state !== 'public' || !gunDatasets.has(release.dataset)) continue
    const tables = await tablesOf(published, city, release.id)
    if (!tables.ok) return tables
    const { id, dataset, number, title, what, disclosure, asOf, approved } = release
    const shown = tables.value.flatMap(one => tableByYear(one) ?? [])
    found.push({ id, dataset, number, title, what, disclosure, asOf, approved, tables: shown })
  }
  return ok(found.sort((a, b) => (a.dataset < b.dataset ? -1 : 1)))
}

/** A table over one level and the year; null for another form. */
function tableByYear({ name, title, by, domains, cells }: PublishedTable): GunReleaseTable | null {
  const [level, year] = by
  if (by.length !== 2 || level === undefined || year !== 'year') return null
  const years = (domains.year ?? []).map(one => one.code).filter(code => code !== '')
  const shown = years.slice(-yearsShown)
  const at = new Map(cells.map(cell => [`${cell.codes[level] ?? '*'} ${cell.codes.year ?? '*'}`, cell]))
  const value = (code: string, of: string) => shownCell(at.get(`${code} ${of}`))
  const lines = (domains[level] ?? []).map(({ code }) => ({
    code,
    values: shown.map(of => value(code, of)),
    all: value(code, '*'),
  }))
  return {
    ...{ name, title, level, years: shown, lines },
    total: { values: shown.map(of => value('*', of)), all: value('*', '*') },
  }
}

/** A number, `suppressed`, or null where the table has no such cell. */
const shownCell = (cell: PublishedCell | undefined): number | 'suppressed' | null =>
  cell === undefined ? null : cell.status === 'suppressed' ? 'suppressed' : cell.value
