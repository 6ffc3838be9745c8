import type { PublishedTable } from '../disclosure/index.ts'
import { sha256 } from './canonical.ts'
import { licence } from './licence.ts'
import { columnOf, notApplicable, suppressed } from './table-rows.ts'
import type { ReleaseBytes, ReleaseMaking } from './types.ts'

/** The three that are not numbers, told apart: https://datapackage.org/standard/table-schema/#missingValues */
export const missingValues = [
  { value: '', label: 'missing: the source does not say' },
  { value: suppressed, label: 'suppressed: counted, and not shown so that nobody can be found' },
  { value: notApplicable, label: 'not applicable: the row is a total over this column' },
] as const

/** The descriptor of the release by Data Package v2. `files` are those that it lists: all but itself and the manifest. */
export function dataPackage(making: ReleaseMaking, files: readonly ReleaseBytes[]) {
  const tableOf = (file: ReleaseBytes): PublishedTable | undefined =>
    making.tables.find(table => file.name === `${table.name}.csv` || file.name === `${table.name}.parquet`)
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: `${making.city.name}-${making.dataset}`.replaceAll('_', '-'),
    id: `urn:uuid:${making.id}`,
    title: `${making.city.title}: ${making.title}`,
    description: [making.what, ...making.notes].join('\n\n'),
    version: `${making.number}.0.0`,
    created: making.madeAt,
    licenses: [licence],
    contributors: [{ title: making.city.title, roles: ['publisher'] }],
    sources: making.provenances.map(provenance => ({ title: `Rows of provenance ${provenance}` })),
    resources: files.map(file => {
      const table = tableOf(file)
      return table ? tableResource(file, table) : { ...fileResource(file) }
    }),
  }
}

const fileResource = (file: ReleaseBytes) => ({
  name: file.name.replaceAll(/[^a-z0-9]+/g, '-'),
  path: file.name,
  format: file.name.slice(file.name.lastIndexOf('.') + 1),
  mediatype: file.mediaType.replace(/;.*/, ''),
  bytes: file.content.length,
  hash: `sha256:${sha256(file.content)}`,
})

function tableResource(file: ReleaseBytes, table: PublishedTable) {
  const isCsv = file.name.endsWith('.csv')
  return {
    ...fileResource(file),
    type: 'table',
    title: table.title,
    ...(isCsv && { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\r\n', header: true } }),
    schema: {
      fields: fieldsOf(table, isCsv),
      fieldsMatch: ['exact'],
      // In Parquet what is not there is null, and `status` says why.
      ...(isCsv && { missingValues }),
    },
  }
}

const fieldsOf = (table: PublishedTable, isCsv: boolean) => [
  ...table.by.flatMap(level => [
    {
      name: columnOf(level),
      type: 'string',
      description: isCsv
        ? `Code of ${level}.`
        : `Code of ${level}; null in a total over it, empty where it is not known.`,
      ...(!isCsv && { missingValues: [] }),
    },
    { name: `${columnOf(level)}_label`, type: 'string', description: `${level} in words.` },
  ]),
  {
    name: 'value',
    type: 'integer',
    description: `Number of ${table.unit}. Zero is a count of nothing; a value that is not shown is suppressed.`,
  },
  {
    name: 'status',
    type: 'string',
    categories: ['published', 'suppressed'],
    description: 'Whether the value is shown.',
  },
]
