// A process of its own for the kill test: says what it finds in the record, then imports file after file.
// Arguments: `{"dataDir":…}` or `{"databaseUrl":…}` as JSON; then `verify` to hash every row anew.
import { openRecord } from '../open.ts'
import { readerOf } from '../reader.ts'
import type { RecordOptions } from '../types.ts'
import { batchOf, madeUpCity, madeUpRow, madeUpSource } from './made-up.ts'

const batches = 4
const rowsPerBatch = 250

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

const store = await openRecord(JSON.parse(process.argv[2] ?? '{}') as RecordOptions)
const city = await store.makeCity(madeUpCity)
const exported = await readerOf(store).exportFacts(madeUpCity.name, null)
let rows = 0
for await (const chunk of exported.rows) rows += Buffer.from(chunk).toString('latin1').split('\n').length - 1
const reports = await city.imports(1000)
const complete = reports.filter(report => report.state === 'complete').length
say({
  complete,
  rows,
  running: reports.filter(report => report.state === 'running').length,
  expectedRows: complete * batches * rowsPerBatch,
  differences: process.argv[3] === 'verify' ? (await store.verify()).differences.length : 0,
})

for (let file = complete; ; file++) {
  const begun = await city.beginImport({
    source: madeUpSource(),
    fileName: `${file}`,
    fileHash: null,
    actor: 'test',
    rowsPerTransaction: rowsPerBatch,
  })
  if (!begun.ok) throw new Error(begun.problem.detail)
  for (let batch = 0; batch < batches; batch++) {
    const first = 2 + batch * rowsPerBatch
    await begun.value.write(
      batchOf(
        Array.from({ length: rowsPerBatch }, (_, i) => madeUpRow(first + i, { key: `${file}-${first + i}` })),
      ),
    )
  }
  await begun.value.finish({ fileHash: `${file}`, notes: [] })
  say({ done: file })
}
