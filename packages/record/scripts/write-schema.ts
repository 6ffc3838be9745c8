// Writes schema.sql and, for migrations that are new, their hashes in frozen.json.
import { writeFileSync } from 'node:fs'
import { migrationFiles } from '../src/migrate/migration-files.ts'
import { schemaText } from '../src/migrate/schema-text.ts'
import { engineOf } from '../src/store.ts'
import { madeUpCity, withRecord } from '../src/testing.ts'

await using record = await withRecord('pglite')
await record.store.makeCity(madeUpCity)
writeFileSync(
  new URL('../schema.sql', import.meta.url),
  await schemaText(engineOf(record.store), madeUpCity.name),
)
const hashes = Object.fromEntries(
  (['registry', 'city'] as const).flatMap(set =>
    migrationFiles(set).map(file => [`${set}/${file.name}`, file.sha256] as const),
  ),
)
writeFileSync(new URL('../migrations/frozen.json', import.meta.url), `${JSON.stringify(hashes, null, 2)}\n`)
