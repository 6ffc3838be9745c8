import {
  type City,
  fail,
  ok,
  problem,
  type Release,
  type ReleaseList,
  type ReleaseOne,
  type Result,
  tablePreviewShape,
} from '@understory/model'
import type { PublicRelease, PublicReleaseFile, Published } from '@understory/record/published'
import type { PublishedTable } from '../disclosure/index.ts'
import type { CatalogueEntry, CatalogueOptions } from './catalogue.ts'
import { catalogueOneOne } from './catalogue-1-1.ts'
import { catalogueThree } from './catalogue-3.ts'

export interface ReleasePage {
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
  readonly dataset?: string | undefined
}

/** Approved releases as anyone reads them. A release is found by its id alone, whatever city it is of. */
export interface PublishedReleases {
  /** Newest approval first, superseded ones too. Problem bad-parameter (cursor). */
  list(city: string, page: ReleasePage): Promise<Result<ReleaseList>>
  /** Without its address and its entry in the public log, which whoever serves it knows. Problem not-found. */
  one(id: string): Promise<Result<Omit<ReleaseOne, 'log' | 'page'>>>
  /** Problem not-found. */
  file(id: string, name: string): Promise<Result<PublicReleaseFile>>
  /** The current release of each dataset of each city, as a DCAT-US catalogue. */
  catalogue(version: '1.1' | '3', options: CatalogueOptions): Promise<Result<object>>
}

const usualPage = 50

export const publishedReleases = (published: Published): PublishedReleases => ({
  list: (city, page) => list(published, city, page),
  one: id => one(published, id),
  file: async (id, name) => {
    for (const city of await published.cities()) {
      const found = await published.releaseFile(city.name, id, name)
      if (found.ok) return found
    }
    return fail(problem('not-found', 'There is no such file of a public release.', { where: 'name' }))
  },
  catalogue: (version, options) => catalogue(published, version, options),
})

async function list(
  published: Published,
  name: string,
  { limit = usualPage, cursor = null, dataset }: ReleasePage,
): Promise<Result<ReleaseList>> {
  const [city, all] = [await published.city(name), await published.releases(name)]
  if (!city.ok) return city
  if (!all.ok) return all
  const wanted = all.value.filter(found => dataset === undefined || found.release.dataset === dataset)
  const start = cursor === null ? 0 : wanted.findIndex(found => found.release.id === cursor) + 1
  if (cursor !== null && start === 0)
    return fail(
      problem('bad-parameter', 'No page ended there.', { where: 'cursor', expected: 'the `next` of a page' }),
    )
  const releases = wanted.slice(start, start + limit).map(found => found.release)
  const next = start + limit < wanted.length ? (releases.at(-1)?.id ?? null) : null
  return ok({ city: city.value, releases, next })
}

interface Found {
  readonly city: City
  readonly all: readonly PublicRelease[]
  readonly found: PublicRelease
}

async function find(published: Published, id: string): Promise<Result<Found>> {
  for (const city of await published.cities()) {
    const all = await published.releases(city.name)
    if (!all.ok) continue
    const found = all.value.find(one => one.release.id === id)
    if (found) return ok({ city, all: all.value, found })
  }
  return fail(problem('not-found', 'There is no such public release.', { where: 'id' }))
}

async function one(published: Published, id: string): Promise<Result<Omit<ReleaseOne, 'log' | 'page'>>> {
  const known = await find(published, id)
  if (!known.ok) return known
  const { city, all, found } = known.value
  const files = await published.releaseFiles(city.name, id)
  if (!files.ok) return files
  const preview = await published.releaseFile(city.name, id, 'preview.json')
  if (!preview.ok) return preview
  const versions: Release[] = all
    .map(other => other.release)
    .filter(other => other.dataset === found.release.dataset)
  return ok({
    city,
    release: {
      ...found.release,
      notes: [...found.notes],
      provenances: [...found.provenances],
      methods: [...found.methods],
      report: found.report,
      files: [...files.value],
      previews: tablePreviewShape.array().parse(jsonOf(preview.value)),
    },
    versions: versions.toSorted((a, b) => b.number - a.number),
  })
}

/** The tables of a public release, as its file `tables.json` holds them. */
export async function tablesOf(
  published: Published,
  city: string,
  id: string,
): Promise<Result<PublishedTable[]>> {
  const file = await published.releaseFile(city, id, 'tables.json')
  return file.ok ? ok(jsonOf(file.value) as PublishedTable[]) : file
}

const jsonOf = ({ content }: PublicReleaseFile): unknown => JSON.parse(Buffer.from(content).toString('utf8'))

async function catalogue(
  published: Published,
  version: '1.1' | '3',
  options: CatalogueOptions,
): Promise<Result<object>> {
  const cities = await published.cities()
  const entries: CatalogueEntry[] = []
  for (const city of cities) {
    const all = await published.releases(city.name)
    if (!all.ok) return all
    for (const found of all.value) {
      if (found.release.state !== 'public') continue
      const files = await published.releaseFiles(city.name, found.release.id)
      if (!files.ok) return files
      entries.push({ city, one: found, files: files.value })
    }
  }
  if (version === '1.1') return ok(catalogueOneOne(entries, options))
  const title = cities.map(city => city.title).join(', ') || 'Understory'
  return ok(catalogueThree({ title }, entries, options))
}
