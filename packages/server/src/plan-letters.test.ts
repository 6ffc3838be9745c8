import type { OwedList, PlanWeek } from '@understory/model'
import { createPublish } from '@understory/publish'
import { peopleOf } from '@understory/record/people'
import { publishedOf } from '@understory/record/published'
import { madeUpCommitment, madeUpMember, madeUpPlan } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { houseAuth } from './auth/house-auth.ts'
import { createPost } from './auth/post.ts'
import { firstOperator, newcomer, type Visitor } from './auth/testing.ts'
import { createLog } from './log.ts'
import { digestLetter } from './plan-letter-words.ts'
import { planLetters } from './plan-letters.ts'
import { type Milltown, milltownSessionKey, openMilltown, until } from './testing.ts'

let house: Milltown
let operator: Visitor
let officeId = ''
let parks = { id: '', name: 'Parks of Milltown', kind: 'agency' as const }
/** The day on which letters are written and pages are read. */
let today = '2039-03-07'
const now = () => new Date(`${today}T17:00:00Z`)
const promises = 16

beforeAll(async () => {
  house = await openMilltown({}, 'pglite', now)
  operator = (await firstOperator(house)).operator
  const made = await operator.post('organisations', { name: parks.name, kind: parks.kind })
  parks = { ...parks, id: String(made.body.id) }
  const office = await operator.post('organisations', { name: 'Office of Milltown', kind: 'office' })
  officeId = String(office.body.id)
  const endsOn = '2040-12-31'
  await newcomer(house, operator, { email: 'pia@example.org', role: 'owner', organisation: parks.id, endsOn })
  await newcomer(house, operator, {
    ...{ email: 'otto@example.org', role: 'office', organisation: String(office.body.id), endsOn },
  })
  const doing = { member: madeUpMember('owner', parks), now: new Date('2039-01-02T17:00:00Z') }
  const owner = { name: parks.name, organisationId: parks.id }
  for (let n = 1; n <= promises; n++) {
    const terms = madeUpCommitment({
      owner,
      due: n === 1 ? '2039-03-05' : '2039-12-31',
      answerBy: '2039-03-01',
    })
    await house.city.plan.propose({ terms }, doing)
    const step = { read: 1, kind: 'accepted' as const, words: null, due: null, owner: null }
    if (n <= 2) await house.city.plan.step(String(n), step, doing)
  }
  const plan = madeUpPlan(
    `1 | Streets | Calles\n1.1 | Light | Luz\n1.1.1 | Mend the lamps | Arreglar las lámparas | ${parks.name} | monthly`,
  )
  const leads = { ...doing, member: madeUpMember('office', { ...parks, id: officeId, kind: 'office' }) }
  await house.city.plan.versions.write({ slug: '2039', terms: plan }, leads)
  await house.city.plan.versions.publish('2039', { read: 1 }, leads)
}, 180_000)
afterAll(() => house.close())

const letters = () => {
  const people = peopleOf(house.record)
  const log = createLog({ level: 'silent' })
  const publish = createPublish({ snapshots: house.snapshots, published: publishedOf(house.record), now })
  const post = createPost({ people, smtpUrl: undefined, from: undefined, log })
  const auth = houseAuth({
    ...{ people, sessionKey: milltownSessionKey, post, log, provider: undefined },
    publicUrl: () => 'https://safe.example',
  })
  return planLetters({
    auth,
    record: house.record,
    publish,
    people,
    post,
    home: () => 'https://safe.example',
    log,
    now,
  })
}
const outbox = async (): Promise<{ to: string; subject: string; text: string }[]> =>
  (
    (await operator.get('outbox')).body as { items: { to: string; subject: string; text: string }[] }
  ).items.filter(one => one.text.includes('/plan/'))
const about = async (word: string, to: string) =>
  (await outbox()).filter(one => one.to === to && one.subject.includes(word))

test('an owner is reminded of what is late, once; everybody who owns or leads gets the week, once', async () => {
  // Two servers on one record look at the same moment.
  await Promise.all([letters().run(), letters().run()])
  const [reminder, ...more] = await about('wait', 'pia@example.org')
  expect(more).toEqual([])
  expect(reminder?.subject).toBe(`${promises + 1} things wait for Parks of Milltown`)
  expect(reminder?.text).toContain('- 1: overdue by 2 days – Light the four blocks')
  expect(reminder?.text).toContain('https://safe.example/work/plan/commitments/1')
  // Published on January 2 and monthly: a word was owed by February 2, 33 days ago.
  expect(reminder?.text).toContain('- 1.1.1: a word about the action, late by 33 days – Mend the lamps')
  expect(reminder?.text).toMatch(/https:\/\/safe\.example\/work\/plan\/items\/[0-9a-f-]{36}/)
  expect(await about('wait', 'otto@example.org')).toEqual([])
  for (const to of ['pia@example.org', 'otto@example.org'])
    expect((await about('The plan of', to)).map(one => one.subject)).toEqual([
      'The plan of Milltown, 2039-03-01 to 2039-03-07',
    ])
  await letters().run()
  expect((await outbox()).length).toBe(3)
  // Still the same week, and less than seven days.
  today = '2039-03-10'
  await letters().run()
  expect((await outbox()).length).toBe(3)
})

test('after a week again, and public is how often', async () => {
  today = '2039-03-14'
  await letters().run()
  expect((await about('wait', 'pia@example.org')).length).toBe(2)
  expect((await about('The plan of', 'otto@example.org')).length).toBe(2)
  await until(async () => {
    const owed = (await (await house.get('/api/v1/plan/owed?city=milltown')).json()) as OwedList
    return owed.owners[0]?.items[0]?.reminders === 2
  })
  const { owners } = (await (await house.get('/api/v1/plan/owed?city=milltown')).json()) as OwedList
  expect(owners.map(one => one.actions.map(({ item, reminders }) => [item.number, reminders]))).toEqual([
    [['1.1.1', 2]],
  ])
  const text = await (await house.get('/api/v1/plan/owed?city=milltown')).text()
  expect(text).not.toContain('example.org')
})

test('the digest fits one screen whatever happened', async () => {
  const week = (await (await house.get('/api/v1/plan/week?city=milltown')).json()) as PlanWeek
  expect(week.counts).toEqual({
    open: 2,
    overdue: 1,
    silent: 2,
    unanswered: promises - 2,
    delivered: 0,
    stale: 1,
  })
  expect([week.late.length, week.moreLate]).toEqual([6, promises - 6])
  const about = { home: 'https://safe.example', stop: 'https://safe.example/letters?key=x' }
  for (const language of ['en', 'es'] as const)
    expect(digestLetter(week, { ...about, language }).text.split('\n').length).toBeLessThan(40)
})

test('by the link in a letter somebody gets them in Spanish, or stops them, without signing in; nobody else does', async () => {
  const keyIn = async (to: string) => {
    const [newest] = await about('', to)
    return decodeURIComponent(/\/letters\?key=(\S+)/.exec(newest?.text ?? '')?.[1] ?? '')
  }
  const [pia, otto] = [await keyIn('pia@example.org'), await keyIn('otto@example.org')]
  const choose = (body: object) =>
    fetch(`${house.url}/api/v1/member/letters`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    })
  expect((await choose({ key: `${otto.split('.')[0]}.${pia.split('.')[1]}`, wanted: false })).status).toBe(
    404,
  )
  expect((await choose({ key: pia, language: 'es' })).status).toBe(200)
  expect(await (await choose({ key: otto, wanted: false })).json()).toEqual({ language: 'en', wanted: false })
  today = '2039-03-21'
  const before = (await about('', 'otto@example.org')).length
  await letters().run()
  expect((await about('', 'otto@example.org')).length).toBe(before)
  const [spanish] = await about('esperan', 'pia@example.org')
  expect(spanish?.subject).toBe(`${promises + 1} cosas esperan a Parks of Milltown`)
  expect(spanish?.text).toContain(
    '- 1.1.1: decir cómo va la acción, con 47 días de atraso – Arreglar las lámparas',
  )
  expect(spanish?.text).toContain('https://safe.example/es/letters?key=')
  expect((await about('El plan de Milltown', 'pia@example.org')).length).toBe(1)
  // And again, when asked for.
  await choose({ key: otto, wanted: true })
  today = '2039-03-28'
  await letters().run()
  expect((await about('', 'otto@example.org')).length).toBe(before + 1)
})

test('who left is not written to', async () => {
  today = '2041-03-14'
  const before = (await outbox()).length
  await letters().run()
  expect((await outbox()).length).toBe(before)
})
