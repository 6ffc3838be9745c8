import { expect, test } from 'vitest'
import { inTurn } from './in-turn.ts'

test('work of one name waits for what came before it, also where that failed; other names do not wait', async () => {
  const alone = inTurn()
  const said: string[] = []
  let go = () => {}
  const first = alone('a', async () => {
    await new Promise<void>(done => {
      go = done
    })
    said.push('first of a')
    throw new Error('no')
  })
  const second = alone('a', async () => said.push('second of a'))
  await alone('b', async () => said.push('first of b'))
  expect(said).toEqual(['first of b'])
  go()
  await expect(first).rejects.toThrow('no')
  await second
  expect(said).toEqual(['first of b', 'first of a', 'second of a'])
})
