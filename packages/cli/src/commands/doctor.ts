import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { findLooseFiles, type LooseFiles } from '../file-modes.ts'
import type { House } from '../house.ts'
import { keyFolder } from '../keys.ts'

interface Check {
  readonly name: string
  readonly state: 'good' | 'doubtful' | 'bad'
  readonly what: string
}
const signs = { good: 'ok', doubtful: '??', bad: 'NO' } as const

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'looks at everything that could be wrong with this installation',
  examples: ['understory doctor', 'understory doctor --data /srv/understory --json'],
  runs: 'house',
  shape: z.object({}),
  run: async house => {
    // Before the record opens: opening it takes the permissions of others off its own folder.
    const permissions = permissionChecks(findLooseFiles(house.data, keyFolder(house.data)))
    const record = await house.record()
    const checks: Check[] = [nodeCheck(), await diskCheck(house), ...permissions, ...(await record.checks())]
    for (const city of await record.cities()) checks.push(await snapshotCheck(house, city.name))
    return ok({ checks })
  },
  verdict: ({ checks }) =>
    checks.some(check => check.state === 'bad') ? problem('record-damaged', 'Something is wrong.') : null,
  render: ({ checks }, output) =>
    output.table(
      checks.map(check => [signs[check.state], check.name, check.what]),
      { header: false },
    ),
})

function nodeCheck(): Check {
  const pinned = process.versions.node.startsWith('24.')
  const what = `Node ${process.versions.node}${pinned ? '' : ', but 24 is pinned: start through ./understory'}`
  return { name: 'runtime', state: pinned ? 'good' : 'doubtful', what }
}

const maxNamed = 5

function permissionChecks(found: readonly LooseFiles[]): Check[] {
  if (found.length === 0)
    return [{ name: 'permissions', state: 'good', what: 'no other user reads or writes a file' }]
  return found.map(({ place, files, command }) => {
    const named = files.slice(0, maxNamed).map(({ path, mode }) => `${path} is ${mode}`)
    const others = files.length - named.length
    return {
      name: `permissions of ${place}`,
      state: 'bad',
      what: `${named.join(', ')}${others > 0 ? ` and ${others} more` : ''}; correct with: ${command}`,
    }
  })
}

async function diskCheck({ data }: House): Promise<Check> {
  if (!existsSync(data)) return { name: 'disk', state: 'doubtful', what: `${data} is not there yet` }
  const disk = await statfs(data)
  const free_gb = (disk.bavail * disk.bsize) / 1e9
  return { name: 'disk', state: free_gb < 2 ? 'doubtful' : 'good', what: `${free_gb.toFixed(1)} GB free` }
}

async function snapshotCheck(house: House, city: string): Promise<Check> {
  const info = (await house.snapshots()).info(city)
  return info
    ? { name: `snapshot of ${city}`, state: 'good', what: `number ${info.no}` }
    : { name: `snapshot of ${city}`, state: 'doubtful', what: 'none yet; it is built at the next start' }
}
