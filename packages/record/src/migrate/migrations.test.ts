import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openRecord } from '../index.ts'
import { engineOf } from '../store.ts'
import { madeUpCity, testServer, withRecord } from '../testing.ts'
import { migrationFiles } from './migration-files.ts'
import { schemaText } from './schema-text.ts'

const frozen = JSON.parse(
  readFileSync(new URL('../../migrations/frozen.json', import.meta.url), 'utf8'),
) as Record<string, string>
const files = (['registry', 'city'] as const).flatMap(set =>
  migrationFiles(set).map(file => ({ ...file, path: `${set}/${file.name}` })),
)

describe('migrations', () => {
  it('are frozen once landed: each has the hash that was noted with it', () => {
    expect(Object.fromEntries(files.map(file => [file.path, file.sha256]))).toEqual(frozen)
  })

  // What Citus with a schema per city refuses, seen on a cluster of three.
  it.each([
    ['triggers', /create\s+(constraint\s+)?trigger/i],
    ['set_config(), which never reaches a worker', /set_config/i],
    ['now() in an upsert', /do\s+update\s+set[^;]*now\(\)/i],
    ['roles that cannot log in', /nologin/i],
    ['LISTEN or NOTIFY', /\b(listen|notify|pg_notify)\b/i],
    ['advisory locks', /advisory/i],
    ['identity columns narrower than bigint', /\b(small)?int(eger)?\s+generated/i],
    ['functions newer than PostgreSQL 15', /uuidv7\(|json_table|merge\s+into/i],
  ])('hold no %s', (_, pattern) => {
    for (const file of files) expect(file.text, file.path).not.toMatch(pattern)
  })

  it('have no subquery in a policy', () => {
    for (const file of files) {
      for (const [policy] of file.text.matchAll(/create policy[^;]*;/gi)) {
        expect(policy.replace(/for select/gi, ''), file.path).not.toMatch(/\bselect\b/i)
      }
    }
  })
})

describe.each(['pglite', 'postgres'] as const)('a migrated record on %s', engine => {
  it('forces row-level security on every table and has nothing left to apply', async () => {
    await using record = await withRecord(engine)
    await record.store.makeCity(madeUpCity)
    const checks = await record.store.checks()
    expect(checks.find(check => check.name === 'row-level security')).toMatchObject({ state: 'good' })
    expect(await record.store.migrate()).toEqual([])
  })

  it('has the schema that schema.sql shows', async () => {
    await using record = await withRecord(engine)
    await record.store.makeCity(madeUpCity)
    const shown = readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8')
    expect(await schemaText(engineOf(record.store), 'riverton')).toBe(shown)
  })
})

describe('a login that may not make roles', () => {
  it('is told what an administrator has to run', async () => {
    const server = await testServer()
    const url = new URL(await server.makeDatabase())
    const { default: pg } = await import('pg')
    const admin = new pg.Client(server.adminUrl)
    await admin.connect()
    await admin.query(
      `create role weak login password 'weak'; grant create on database ${url.pathname.slice(1)} to weak`,
    )
    await admin.end()
    url.username = 'weak'
    url.password = 'weak'
    await expect(openRecord({ databaseUrl: url.href })).rejects.toMatchObject({
      problem: {
        code: 'record-unavailable',
        expected: expect.stringContaining('grant record_writer to "weak"'),
      },
    })
  })
})
