import { canonicalJson, sha256 } from './canonical.ts'
import { dataPackage } from './data-package.ts'
import { reportPage } from './report-page.ts'
import { tableCsv, tableParquet } from './table-files.ts'
import { previewOf } from './table-rows.ts'
import type { ReleaseBytes, ReleaseMaking } from './types.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const pretty = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 2)}\n`)

/**
 * Every file of a release: each table as CSV and Parquet, all tables and their beginnings as JSON, the disclosure report for programs and for
 * people, the method versions, the Data Package descriptor, and last the manifest. The manifest is canonical JSON (RFC 8785)
 * and names every other file with its SHA-256; its own SHA-256 is the content hash of the release. Same making, same bytes.
 */
export function releaseFiles(making: ReleaseMaking): ReleaseBytes[] {
  const json = 'application/json'
  const files: ReleaseBytes[] = making.tables.flatMap(table => [
    { name: `${table.name}.csv`, mediaType: 'text/csv; charset=utf-8', content: utf8(tableCsv(table)) },
    {
      name: `${table.name}.parquet`,
      mediaType: 'application/vnd.apache.parquet',
      content: tableParquet(table),
    },
  ])
  files.push(
    { name: 'tables.json', mediaType: json, content: utf8(canonicalJson(making.tables)) },
    { name: 'preview.json', mediaType: json, content: utf8(canonicalJson(making.tables.map(previewOf))) },
    { name: 'disclosure-report.json', mediaType: json, content: pretty(making.report) },
    {
      name: 'disclosure-report.html',
      mediaType: 'text/html; charset=utf-8',
      content: utf8(reportPage(making)),
    },
    { name: 'methods.json', mediaType: json, content: pretty(making.methods) },
  )
  files.push({ name: 'datapackage.json', mediaType: json, content: pretty(dataPackage(making, files)) })
  return [...files, { name: 'manifest.json', mediaType: json, content: utf8(manifestOf(making, files)) }]
}

const manifestOf = (making: ReleaseMaking, files: readonly ReleaseBytes[]): string =>
  canonicalJson({
    understory: 'release',
    format: 1,
    city: making.city.name,
    id: making.id,
    dataset: making.dataset,
    number: making.number,
    title: making.title,
    population: making.population,
    disclosure: making.report.disclosure,
    asOf: making.asOf,
    madeAt: making.madeAt,
    methods: making.methods,
    files: files
      .map(({ name, mediaType, content }) => ({
        name,
        mediaType,
        bytes: content.length,
        sha256: sha256(content),
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  })
