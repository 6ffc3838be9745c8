import type { PublicSeries, PublicSession } from '@understory/model'
import { expect, test } from 'vitest'
import { nextOfAll, nextSession } from './next-session.ts'

const session = (day: string, state: PublicSession['state'] = 'planned') =>
  ({ slug: day, state, startsAt: `${day}T22:00:00Z`, endsAt: `${day}T23:00:00Z` }) as PublicSession
const series = (slug: string, sessions: PublicSession[], state: PublicSeries['state'] = 'public') =>
  ({ slug, sessions, state }) as PublicSeries
const now = '2030-03-05T12:00:00Z'

test('the next session is the first that is planned and not over, in whatever order they stand', () => {
  const sessions = [
    session('2030-05-01'),
    session('2030-04-01'),
    session('2030-03-20', 'cancelled'),
    session('2030-03-01'),
  ]
  expect(nextSession(series('one', sessions), now)?.slug).toBe('2030-04-01')
  expect(nextSession(series('one', []), now)).toBeUndefined()
})

test('of several series it is the earliest of those that are open', () => {
  const later = series('later', [session('2030-04-01')])
  const sooner = series('sooner', [session('2030-03-10')])
  const closed = series('closed', [session('2030-03-06')], 'closed')
  expect(nextOfAll([later, sooner, closed], now)).toMatchObject({
    series: { slug: 'sooner' },
    session: { slug: '2030-03-10' },
  })
  expect(nextOfAll([closed], now)).toBeNull()
})
