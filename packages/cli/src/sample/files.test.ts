import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sampleHeader } from './clerk.ts'
import { burstSize, loadScale, writeIncidents, writeSample } from './files.ts'
import { makeGeography } from './geography.ts'
import type { SamplePlan } from './plan.ts'
import { makePopulation } from './population.ts'

const scratch = mkdtempSync(join(tmpdir(), 'understory-sample-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const plan: SamplePlan = { seed: 2, scale: 0.3, asOf: '2026-11-20' }
const hashes = (folder: string) =>
  readdirSync(folder).map(name => [
    name,
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex'),
  ])

test('writes the same files, byte for byte, for the same plan, and others for another seed', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map(name => join(scratch, name)) as [string, string, string]
  const small = { ...plan, scale: 0.02 }
  await writeSample(small, a)
  await writeSample(small, b)
  await writeSample({ ...small, seed: 3 }, c)
  expect(hashes(a)).toEqual(hashes(b))
  expect(hashes(a)).not.toEqual(hashes(c))
  expect(hashes(a)).toHaveLength(12)
})

test('keeps the truth beside the files, and the rows agree with it', async () => {
  const folder = join(scratch, 'truth')
  const { rows } = await writeSample(plan, folder)
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const lines = readFileSync(join(folder, 'incidents.csv'), 'utf8').trimEnd().split('\n')
  expect(lines[0]).toBe(sampleHeader.join(','))
  expect(lines).toHaveLength(rows + 1)
  const happened = Object.values(truth.happened as Record<string, number>).reduce((sum, n) => sum + n, 0)
  expect(rows).toBe(happened + truth.defects.planted.repeated + burstSize)
  const table = lines.slice(1).map(line => line.split(','))
  expect(table.every(row => row.length === sampleHeader.length)).toBe(true)
  const count = (test: (row: string[]) => boolean) => table.filter(test).length
  expect(count(row => row[4] === 'HOMICIDE')).toBe(truth.happened.homicide)
  expect(count(row => row[1] === '')).toBe(truth.defects.planted.dateMissing)
  expect(count(row => row[12] === '0')).toBe(truth.defects.planted.zeroPoint)
  expect(count(row => (row[3] ?? '') > plan.asOf)).toBe(0)
})

test('removed about a quarter of the shootings of the district from the known day on', async () => {
  const folder = join(scratch, 'strategy')
  // Many times the size of a city, so that chance is small beside the effect.
  await writeSample({ ...plan, scale: 3 }, folder)
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const { district, from, removed } = truth.strategy
  const left = readFileSync(join(folder, 'incidents.csv'), 'utf8')
    .split('\n')
    .map(line => line.split(','))
    .filter(row => /^SHOO?TING$/.test(row[4] ?? '') && row[10] === district && (row[1] ?? '') >= from).length
  expect(removed / (removed + left)).toBeCloseTo(0.25, 1)
})

test('writes exactly as many rows as a load needs', async () => {
  const file = join(scratch, 'load.csv')
  const geography = makeGeography(2)
  const scaled = { ...plan, scale: loadScale(plan, 30_000) }
  const { rows } = await writeIncidents(scaled, geography, makePopulation(2, geography), file, 30_000)
  expect(rows).toBe(30_000)
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(30_001)
})
