import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Whose work goes first where several wait for the record. `interactive`: somebody waits at a door (sign-in, a vote or any other submission,
 * health). `member`: people signed in, and the work of the instance itself. `public`: anybody's reading.
 */
export const priorities = ['interactive', 'member', 'public'] as const
export type Priority = (typeof priorities)[number]

const current = new AsyncLocalStorage<Priority>()

/** Everything that `work` asks of the record goes at least with this priority, whatever role it is asked with. */
export const withPriority = <T>(priority: Priority, work: () => T): T =>
  current.run(priorityOf(priority), work)

/** The higher of this one and of what the caller was given. */
export function priorityOf(priority: Priority): Priority {
  const given = current.getStore() ?? priority
  return priorities.indexOf(given) < priorities.indexOf(priority) ? given : priority
}
