import { expect, test } from 'vitest'
import { isCode, isTest, read, treeFiles } from './files.ts'

/** Files that join cells themselves, with the reason. */
const allowed: Record<string, string> = {
  'packages/publish/src/csv.ts': 'the writer that everything else uses',
  'packages/cli/src/sample/files.ts': 'invents a file as a publisher would send it, faults included',
}

/** Quotes doubled by hand, lines of joined cells, or a library that writes them. */
const joinsCells =
  /replaceAll\('"', '""'\)|replace\(\/"\/g, '""'\)|join\(['"`](?:,|;|\\t)['"`]\)\}(?:\\r)?\\n|Papa\.unparse|from 'csv-stringify/

test('no place but one writes CSV: text that a spreadsheet would run is guarded there', () => {
  const found = treeFiles().filter(
    file => /^(packages|bench)\//.test(file) && isCode(file) && !isTest(file) && joinsCells.test(read(file)),
  )
  expect(found.filter(file => !(file in allowed))).toEqual([])
  expect(Object.keys(allowed).filter(file => !found.includes(file))).toEqual([])
})
