import { describe, expect, test } from 'vitest'
import { isCode, isTest, read, treeFiles } from './files.ts'
import { longFiles } from './house.ts'

const files = treeFiles()
const code = files.filter(file => isCode(file) && !/\.gen\./.test(file))
const lines = (file: string): number => read(file).split('\n').length

describe('files', () => {
  test('no file is above 400 lines without a reason', () => {
    const long = code.filter(file => !isTest(file) && lines(file) > 400 && !longFiles[file])
    expect(long.map(file => `${file}: ${lines(file)} lines`)).toEqual([])
  })

  test('nine files in ten are under 200 lines', () => {
    const sizes = code
      .filter(file => !isTest(file))
      .map(lines)
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(200)
  })

  test('no file or folder is called utils, helpers, common or misc', () => {
    expect(files.filter(file => /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/.test(file))).toEqual([])
  })

  test('file names are kebab-case', () => {
    const odd = code.filter(file => !/^[a-z0-9$_.-]+$/.test(file.split('/').at(-1) ?? ''))
    expect(odd).toEqual([])
  })

  test('types are never switched off', () => {
    const loose = /@ts-(ignore|nocheck)|\bas any\b|: any\b/
    const found = code.filter(file => !file.startsWith('scripts/rules/') && loose.test(read(file)))
    expect(found).toEqual([])
  })

  test('no test is switched off or run alone', () => {
    const switched = /\b(it|test|describe)\.(only|skip|todo)\(/
    expect(code.filter(file => switched.test(read(file)))).toEqual([])
  })

  test('nothing names a path of a machine or the host of a package registry', () => {
    const machine = /(^|[^A-Za-z0-9_.-])\/(root|home\/[a-z]+|Users\/[A-Za-z]+)\//
    const registry = /https?:\/\/(registry|deb|packages)\./
    const text = files.filter(file => /\.(ts|tsx|mjs|md|json|sql|css|yml|sh)$/.test(file))
    expect(
      text.filter(
        file => registry.test(read(file)) || (file !== 'package-lock.json' && machine.test(read(file))),
      ),
    ).toEqual([])
  })

  test('no file of real data is in the tree', () => {
    expect(
      files.filter(file => /wapo_|bpd_|wilmington_crime|philadelphia_shootings\.csv|enusc/i.test(file)),
    ).toEqual([])
  })
})
