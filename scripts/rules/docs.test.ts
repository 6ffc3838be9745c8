import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { actions, flagList, gunFlags, problemList } from '@understory/model'
import { describe, expect, test } from 'vitest'
import { read, treeFiles } from './files.ts'

const pages = treeFiles().filter(file => file.endsWith('.md') && !file.startsWith('node_modules/'))

const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const anchors = (file: string): string[] =>
  read(file)
    .split('\n')
    .filter(line => /^#+ /.test(line))
    .map(line => anchorOf(line.replace(/^#+ /, '')))

function brokenLinks(file: string): string[] {
  const links = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1] ?? '')
  return links
    .filter(link => !/^(https?:|mailto:)/.test(link))
    .filter(link => {
      const [target = '', anchor] = link.split('#')
      const resolved = target === '' ? file : path.normalize(path.join(path.dirname(file), target))
      if (!existsSync(resolved)) return true
      return anchor !== undefined && resolved.endsWith('.md') && !anchors(resolved).includes(anchor)
    })
    .map(link => `${file}: ${link}`)
}

describe('the documentation', () => {
  test('no link is broken', () => {
    expect(pages.flatMap(brokenLinks)).toEqual([])
  })

  test('every problem code has its line in docs/problems.md', () => {
    const text = read('docs/problems.md')
    expect(Object.keys(problemList).filter(code => !text.includes(`\`${code}\``))).toEqual([])
  })

  test('every quality flag has its line in docs/flags.md', () => {
    const text = read('docs/flags.md')
    const all = [...Object.keys(flagList), ...gunFlags]
    expect(all.filter(flag => !text.includes(`\`${flag}\``))).toEqual([])
  })

  test('every role action has its row in docs/roles.md', () => {
    const text = read('docs/roles.md')
    expect(actions.filter(action => !text.includes(`\`${action}\``))).toEqual([])
  })

  test('every line of the threat model names a test that is there', () => {
    const lines = read('docs/threats.md')
      .split('\n')
      .filter(line => line.startsWith('| ') && !line.startsWith('| who') && !line.startsWith('|---'))
    const named = lines.map(line => ({
      line,
      proofs: [...line.matchAll(/`([^`]+\.test\.tsx?)`: “([^”]+)”/g)],
    }))
    expect(named.filter(({ proofs }) => proofs.length === 0).map(({ line }) => line)).toEqual([])
    const missing = named
      .flatMap(({ proofs }) => proofs)
      .filter(([, file = '', title = '']) => !existsSync(file) || !read(file).includes(title))
    expect(missing.map(([text]) => text)).toEqual([])
  })

  test('every statistic has its page in docs/methods', () => {
    const methods = readdirSync('packages/stats/src').filter(
      file => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts',
    )
    const text = readdirSync('docs/methods')
      .map(file => read(`docs/methods/${file}`))
      .join('\n')
    expect(methods.filter(file => !text.includes(file))).toEqual([])
  })

  test('every measure has its line in docs/measures.md', async () => {
    const { measureSummaries } = await import('@understory/analysis')
    const text = read('docs/measures.md')
    expect(
      measureSummaries()
        .map(one => one.name)
        .filter(name => !text.includes(`\`${name}\``)),
    ).toEqual([])
  })

  test('every table has its line in docs/tables.md', () => {
    const text = read('docs/tables.md')
    const tables = [
      ...read('packages/record/schema.sql').matchAll(/create table (?:[a-z_"]+\.)?"?([a-z_]+)"?/gi),
    ].map(match => match[1] ?? '')
    expect(tables.length).toBeGreaterThan(5)
    expect([...new Set(tables)].filter(table => !text.includes(`\`${table}\``))).toEqual([])
  })
})
