import { createServer } from 'node:net'
import { fail, ok, problem, type Result } from '@understory/model'
import { firstPort } from '../settings.ts'

const tries = 20

/** The port asked for, which must be free; without a wish 4173 or the next that is. */
export async function freePort(wished: number | null, host: string): Promise<Result<number>> {
  if (wished === 0) return ok(0)
  const candidates = wished === null ? Array.from({ length: tries }, (_, i) => firstPort + i) : [wished]
  for (const port of candidates) if (await isFree(port, host)) return ok(port)
  return fail(
    problem(
      'bad-parameter',
      `Port ${wished ?? `${firstPort} and the ${tries - 1} after it`} cannot be used.`,
      {
        where: '--port',
        expected: 'a port that no other program listens on',
      },
    ),
  )
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}
