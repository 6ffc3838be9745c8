import { placePlan, planWay, type WayVersion } from '@understory/model'
import { expect, test } from 'vitest'
import { starterPlans } from './starter-plan.ts'
import { newerPlan, saidOfActions } from './starter-plan-texts.ts'

const plan = { seed: 106, scale: 1, asOf: '2026-11-20' }

test('the starter plan is renumbered from three pillars into four, and each old number leads somewhere', () => {
  let made = 0
  const versions: WayVersion[] = []
  for (const { slug, terms } of starterPlans(plan)) {
    const placed = placePlan(terms, versions.at(-1)?.places ?? [], () => `id ${++made}`)
    if (!placed.ok) throw new Error(placed.problem.detail)
    versions.push({ slug, ...placed.value })
  }
  const pillars = versions.map(one => one.places.filter(place => !place.number.includes('.')).length)
  expect([versions.map(one => one.slug), pillars]).toEqual([
    ['2022', '2025'],
    [3, 4],
  ])
  const now = (number: string) => planWay(versions, '2022', number)?.now?.place.number ?? null
  expect([now('2.3'), now('1.3'), now('1.3.2'), now('3.2')]).toEqual(['4.1', '1.4', '1.4.1', null])
})

test('what was said is of actions that are in the plan, and delayed has a reason', () => {
  for (const [number, status, , words] of saidOfActions) {
    expect(newerPlan).toContain(`\n${number} | `)
    if (status === 'delayed') expect(words?.length).toBeGreaterThan(10)
  }
})
