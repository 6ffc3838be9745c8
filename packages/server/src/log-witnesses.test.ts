import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPublicLog, type PublicLogOptions } from '@understory/publish'
import {
  type Checkpoint,
  cosign,
  cosignaturesOn,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  verifyConsistency,
  witnessOf,
} from '@understory/tlog'
import { afterEach, expect, test } from 'vitest'
import { createLog } from './log.ts'
import { witnessing } from './log-witnesses.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A log over a list of made-up entries, that keeps what it is given in memory. */
function logOver(entries: string[], change: Partial<PublicLogOptions> = {}) {
  let signed: string | null = null
  let last: { size: number; note: string; at: string } | null = null
  return createPublicLog({
    published: {
      entries: async (from, limit) =>
        entries.slice(from, from + limit).map((text, n) => ({ index: from + n, text })),
      payload: async () => null,
      about: async () => [],
      lastCheckpoint: async () => last,
    },
    save: async ({ size, note, at }) => {
      last = { size, note, at: at.toISOString() }
    },
    lastSigned: {
      read: () => signed,
      write: note => {
        signed = note
      },
    },
    seed: new Uint8Array(32).fill(9),
    origin: 'milltown.example/log',
    now: () => new Date(),
    ...change,
  })
}

/** A witness that holds a state of its own and checks everything by itself, as c2sp.org/tlog-witness has it. */
async function witnessServer(
  logKey: string,
  { key = generateKeyPairSync('ed25519').privateKey }: { key?: KeyObject } = {},
) {
  const witness = witnessOf('witness.example/w', key)
  const log = parseVerifierKey(logKey)
  if (!log.ok) throw new Error(log.reason)
  const state = {
    latest: null as Checkpoint | null,
    asked: 0,
    mood: 'well' as 'well' | 'down' | 'silent' | 'forger',
  }
  const answer = (body: string): [status: number, type: string, text: string] => {
    const request = parseAddCheckpoint(body)
    if (!request.ok) return [400, 'text/plain', request.reason]
    const opened = openNote(request.value.note, [log.value])
    if (!opened.ok) return [403, 'text/plain', opened.reason]
    const checkpoint = parseCheckpoint(opened.value.text)
    if (!checkpoint.ok) return [400, 'text/plain', checkpoint.reason]
    const { oldSize, proof } = request.value
    const { size, root } = checkpoint.value
    if (oldSize > size) return [400, 'text/plain', 'old is larger']
    if (oldSize !== (state.latest?.size ?? 0))
      return [409, 'text/x.tlog.size', `${state.latest?.size ?? 0}\n`]
    const holds =
      !state.latest || oldSize === 0
        ? proof.length === 0
        : verifyConsistency({ oldSize, size, proof, oldRoot: state.latest.root, root })
    if (!holds) return [422, 'text/plain', 'not consistent']
    state.latest = checkpoint.value
    const text = state.mood === 'forger' ? opened.value.text.replace(/\d+/, '99') : opened.value.text
    return [200, 'text/plain', cosign(text, witness, new Date())]
  }
  const server = createServer((request, response) => {
    state.asked++
    if (state.mood === 'silent') return
    if (state.mood === 'down') return void response.writeHead(503).end()
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const [status, type, text] = answer(body)
      response.writeHead(status, { 'content-type': type }).end(text)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { state, url, verifier: witness }
}

/** A log with one witness, and the clock that its waiting goes by. */
async function house({ entries = ['a', 'b', 'c'], cosigned = null as string | null } = {}) {
  const logKey = logOver([]).state().verifierKey
  const witness = await witnessServer(logKey)
  const kept = { note: cosigned }
  const keeping = {
    witnesses: [witness.verifier],
    kept: {
      read: () => kept.note,
      write: (note: string) => {
        kept.note = note
      },
    },
  }
  const publicLog = logOver(entries, { cosigned: keeping })
  const clock = { ms: 0 }
  const asking = witnessing({
    publicLog,
    witnesses: [witness],
    log: createLog({ level: 'silent' }),
    onCosigned: () => {},
    now: () => new Date(clock.ms),
    answer_ms: 200,
  })
  closers.push(() => asking.stop())
  const round = async () => {
    await publicLog.sign()
    asking.nudge()
    await asking.idle()
    return publicLog.state().checkpoint?.cosignatures.map(one => one.witness)
  }
  return { entries, witness, kept, keeping, publicLog, asking, clock, round }
}
const all = ['witness.example/w']

test('each checkpoint is cosigned, and served with the cosignature below that of the log', async () => {
  const { entries, witness, publicLog, round } = await house()
  expect(await round()).toEqual(all)
  entries.push('d', 'e')
  expect(await round(), 'with a proof from the size before').toEqual(all)
  expect(witness.state.latest?.size).toBe(5)
  const served = Buffer.from((await publicLog.file('checkpoint')) ?? []).toString()
  const key = parseVerifierKey(publicLog.state().verifierKey)
  const opened = key.ok ? openNote(served, [key.value]) : key
  if (!opened.ok) throw new Error(opened.reason)
  expect(cosignaturesOn(opened.value.text, served.split('\n'), [witness.verifier]).cosignatures).toHaveLength(
    1,
  )
  const asked = witness.state.asked
  await round()
  expect(witness.state.asked, 'nothing new, nobody is asked').toBe(asked)
})

test('a witness that knows another size than was thought says so, and is shown the proof from there', async () => {
  const { entries, witness, keeping, round, publicLog } = await house()
  await round()
  entries.push('d')
  // A server that has just started knows nothing of the witness.
  const asking = witnessing({
    publicLog,
    witnesses: [{ verifier: witness.verifier, url: witness.url }],
    log: createLog({ level: 'silent' }),
    onCosigned: () => {},
    now: () => new Date(),
  })
  await publicLog.sign()
  asking.nudge()
  await asking.idle()
  expect(publicLog.isCosignedBy('witness.example/w')).toBe(true)
  expect(witness.state.asked).toBe(3)
  expect(keeping.kept.read()).toContain('witness.example/w')
})

test('a cosignature outlives a restart; one that does not hold is not served', async () => {
  const { kept, entries, round, keeping } = await house()
  await round()
  const again = logOver(entries, { cosigned: keeping })
  await again.sign()
  expect(again.isCosignedBy('witness.example/w')).toBe(true)
  kept.note = (kept.note ?? '').replace(
    /(witness\.example\/w \S{30})(\S)/,
    (_, a, b) => a + (b === 'A' ? 'B' : 'A'),
  )
  const spoilt = logOver(entries, { cosigned: keeping })
  await spoilt.sign()
  expect(spoilt.isCosignedBy('witness.example/w')).toBe(false)
  expect(Buffer.from((await spoilt.file('checkpoint')) ?? []).toString()).not.toContain('witness.example')
})

test('a log that was rewritten is not cosigned', async () => {
  const { witness, entries, keeping, round } = await house()
  await round()
  const rewritten = logOver(['a', 'X', 'c', 'd'], { cosigned: keeping })
  const asking = witnessing({
    publicLog: rewritten,
    witnesses: [{ verifier: witness.verifier, url: witness.url }],
    log: createLog({ level: 'silent' }),
    onCosigned: () => {},
    now: () => new Date(),
  })
  await rewritten.sign()
  asking.nudge()
  await asking.idle()
  expect(rewritten.isCosignedBy('witness.example/w')).toBe(false)
  expect(witness.state.latest?.size).toBe(entries.length)
})

test.each(['down', 'silent', 'forger'] as const)(
  'a witness that is %s holds up nothing and is asked again later',
  async mood => {
    const { witness, publicLog, asking, clock, round } = await house()
    witness.state.mood = mood
    expect(await round()).toEqual([])
    expect(publicLog.state()).toMatchObject({ refusal: null, checkpoint: { size: 3 } })
    const asked = witness.state.asked
    asking.nudge()
    await asking.idle()
    expect(witness.state.asked, 'not before its time').toBe(asked)
    witness.state.mood = 'well'
    witness.state.latest = null
    clock.ms += 60_000
    expect(await round()).toEqual(all)
  },
)
