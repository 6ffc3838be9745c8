import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, isCode, isTest, read, treeFiles } from './files.ts'
import { folders, house, testOnly } from './house.ts'

const sources = treeFiles().filter(file => file.startsWith('packages/') && isCode(file))

function faults(file: string, text: string): string[] {
  const packageName = file.split('/')[1] ?? ''
  const rule = house[packageName]
  if (!rule) return [`${file}: the package ${packageName} has no line in scripts/rules/house.ts`]
  const found: string[] = []
  for (const specifier of importsOf(text)) {
    if (specifier.startsWith('.')) {
      const target = path.normalize(path.join(path.dirname(file), specifier))
      if (!target.startsWith(`packages/${packageName}/`))
        found.push(`${file} reaches out of its package: ${specifier}`)
      continue
    }
    if (!specifier.startsWith('@understory/')) continue
    const name = specifier.slice('@understory/'.length)
    if (isTest(file) && !['stats', 'tlog', 'model'].includes(packageName)) continue
    const narrow = folders.find(one => file.startsWith(one.folder))
    const may = narrow?.may ?? rule.may
    if (!may.includes(name) || testOnly.includes(name))
      found.push(
        `${file} imports ${specifier}. ${narrow?.why ?? rule.why} Allowed: ${may.join(', ') || 'nothing of ours'}.`,
      )
  }
  return found
}

describe('the house of ARCHITECTURE.md', () => {
  test('every import follows the table of the house', () => {
    expect(sources.flatMap(file => faults(file, read(file)))).toEqual([])
  })

  test('every package has a line in the table, and every line a package', () => {
    expect(readdirSync('packages').sort()).toEqual(Object.keys(house).sort())
  })

  test('the rule itself catches a forbidden edge', () => {
    expect(faults('packages/stats/src/x.ts', "import { ok } from '@understory/model'")).toHaveLength(1)
    expect(
      faults('packages/publish/src/x.ts', "import { openRecord } from '@understory/record'"),
    ).toHaveLength(1)
    expect(
      faults('packages/server/src/routes/open/x.ts', "import type { R } from '@understory/record'"),
    ).toHaveLength(1)
    expect(faults('packages/web/src/x.tsx', "const a = import('../../stats/src/index.ts')")).toHaveLength(1)
  })
})
