import { describe, expect, it } from 'vitest'
import { type Priority, priorityOf, withPriority } from './priority.ts'
import { createWorkQueue } from './work-queue.ts'

/** A queue that is held busy until `go` is called, and what ran in it, in order. */
function heldQueue() {
  const queue = createWorkQueue()
  const ran: string[] = []
  let go = (): void => {}
  const whenGoing = new Promise<void>(resolve => {
    go = resolve
  })
  const held = queue.run(() => whenGoing)
  const add = (name: string, priority: Priority, signal?: AbortSignal) =>
    queue.run(
      async () => {
        ran.push(name)
      },
      { priority, signal },
    )
  return { queue, ran, add, go: () => go(), held }
}

describe('the queue before the embedded record', () => {
  it('lets who waits at a door go before members, and members before public reading', async () => {
    const { ran, add, go } = heldQueue()
    const all = [
      add('read 1', 'public'),
      add('read 2', 'public'),
      add('member 1', 'member'),
      add('vote 1', 'interactive'),
      add('member 2', 'member'),
      add('vote 2', 'interactive'),
    ]
    go()
    await Promise.all(all)
    expect(ran).toEqual(['vote 1', 'vote 2', 'member 1', 'member 2', 'read 1', 'read 2'])
  })

  it('starves nobody: under votes without end, members and public readers still get their turn', async () => {
    const { ran, add, go } = heldQueue()
    const votes = Array.from({ length: 60 }, (_, i) => add(`vote ${i}`, 'interactive'))
    const others = [add('member', 'member'), add('read', 'public')]
    go()
    await Promise.all([...votes, ...others])
    expect(ran.indexOf('member')).toBeLessThan(12)
    expect(ran.indexOf('read')).toBeLessThan(12)
    expect(ran).toHaveLength(62)
  })

  it('lets go of what nobody waits for any more: it never starts, and the rest goes on', async () => {
    const { queue, ran, add, go } = heldQueue()
    const gone = new AbortController()
    const left = add('left', 'public', gone.signal)
    const stays = add('stays', 'public')
    expect(queue.size()).toBe(2)
    gone.abort(new Error('gone'))
    await expect(left).rejects.toThrow('gone')
    expect(queue.size()).toBe(1)
    go()
    await stays
    expect(ran).toEqual(['stays'])
    await expect(add('late', 'public', gone.signal)).rejects.toThrow('gone')
    await queue.whenIdle()
  })

  it('goes on after work that failed', async () => {
    const queue = createWorkQueue()
    await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await queue.run(async () => 1)).toBe(1)
  })
})

describe('a priority', () => {
  it('is the role’s own, or that of whoever asks where this is higher, and ends with their work', async () => {
    expect(priorityOf('public')).toBe('public')
    await withPriority('interactive', async () => {
      await Promise.resolve()
      expect(priorityOf('public')).toBe('interactive')
      withPriority('member', () => expect(priorityOf('public')).toBe('interactive'))
    })
    expect(withPriority('public', () => priorityOf('interactive'))).toBe('interactive')
    expect(priorityOf('public')).toBe('public')
  })
})
