import { expect, test } from 'vitest'
import { createLog } from './log.ts'

test('tokens are cut out of the log', () => {
  const lines: string[] = []
  const log = createLog({ to: { write: line => void lines.push(line) } })
  log.info(
    { token: 'secret-1', headers: { authorization: 'Bearer secret-2' }, feed: { token: 'secret-3' } },
    'hello',
  )
  const written = lines.join('')
  expect(written).toContain('hello')
  expect(written).not.toContain('secret')
})
