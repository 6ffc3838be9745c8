import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CommitmentTerms,
  commitmentTermsShape,
  latenessOf,
  movesFor,
  needsWords,
  nextSteps,
  type Step,
  type StepContent,
  type StepKind,
  type StepTaker,
  standingOf,
  stepKinds,
} from './commitment.ts'
import { dayOfNumber } from './day.ts'
import { judgingOf } from './verdict.ts'

const both = (text: string) => ({ en: text, es: text })
const terms: CommitmentTerms = commitmentTermsShape.parse({
  what: both('Light the park'),
  test: both('All lamps burn three nights in a row'),
  owner: { name: 'Parks' },
  due: '2030-06-30',
  answerBy: '2030-02-28',
  origin: { kind: 'other', words: both('It is dark there.') },
})
/** Parks do not work here, so that the office acts for them. */
const office: StepTaker = { role: 'office', organisation: { id: 'office' } }
const step = (
  seq: number,
  kind: StepKind,
  on: string,
  content: StepContent = {},
  by: StepTaker = office,
): Step => ({ seq, kind, by, content, at: `${on}T12:00:00.000Z` })
const proposed = step(1, 'proposed', '2030-01-01', { terms })
const dayOf = (at: string) => at.slice(0, 10)
const late = (steps: readonly Step[], today: string) => latenessOf(standingOf(steps), today, dayOf)
const nothingLate = { overdue_days: null, silent_days: null, unanswered_days: null, claimedLate_days: null }

describe('lateness', () => {
  test('comes with the day alone, and goes with the claim', () => {
    const accepted = [proposed, step(2, 'accepted', '2030-02-01'), step(3, 'in-progress', '2030-06-25')]
    expect(late(accepted, '2030-06-30')).toEqual(nothingLate)
    expect(late(accepted, '2030-07-01')).toEqual({ ...nothingLate, overdue_days: 1 })
    const claimed = [...accepted, step(4, 'delivered', '2030-07-10')]
    expect(late(claimed, '2030-12-01')).toEqual({ ...nothingLate, claimedLate_days: 10 })
    const takenBack = [...claimed, step(5, 'in-progress', '2030-07-20')]
    expect(late(takenBack, '2030-07-21').overdue_days).toBe(21)
  })

  test('a proposal without an answer is late after the day of its answer, and one with a no is not', () => {
    expect(late([proposed], '2030-03-03').unanswered_days).toBe(3)
    const no = step(2, 'declined', '2030-02-20', { words: { text: 'There is no money.', language: 'en' } })
    expect(late([proposed, no], '2031-01-01')).toEqual(nothingLate)
  })

  test('an owner is silent when the last word is older than was promised; a review is no word of theirs', () => {
    const accepted = [proposed, step(2, 'accepted', '2030-02-01')]
    expect(late(accepted, '2030-04-02').silent_days).toBe(null)
    expect(late(accepted, '2030-04-03').silent_days).toBe(1)
    expect(late([...accepted, step(3, 'reviewed', '2030-04-01')], '2030-04-03').silent_days).toBe(1)
    expect(late([...accepted, step(3, 'in-progress', '2030-04-01')], '2030-04-03').silent_days).toBe(null)
  })

  const parksHere = { name: 'Parks', organisationId: '00000000-0000-7000-8000-000000000001' }
  const taker = (role: string, id: string): StepTaker => ({ role, organisation: { id } })
  const people = {
    owner: taker('owner', parksHere.organisationId),
    'analyst of the owner': taker('analyst', parksHere.organisationId),
    office: taker('office', 'office'),
    'another agency': taker('owner', 'another'),
    facilitator: taker('facilitator', 'centre'),
  } as const
  const everyStep: readonly StepKind[] = [
    ...(['in-progress', 'stalled', 'due-moved', 'handed-over', 'evidence', 'reviewed', 'judged'] as const),
  ]
  const isWord = (kind: StepKind): boolean => kind !== 'reviewed' && kind !== 'judged'
  test.each(everyStep)('a step of kind %s ends a silence where the owner takes it, and nobody else', kind => {
    const content: StepContent = {
      ...(kind === 'due-moved' && { due: '2031-06-30' }),
      ...(kind === 'handed-over' && { owner: { name: 'Transit', organisationId: 'another' } }),
    }
    const silent = (owner: CommitmentTerms['owner'], accepter: StepTaker, by: StepTaker) =>
      late(
        [
          step(1, 'proposed', '2030-01-01', { terms: { ...terms, owner } }, people.facilitator),
          step(2, 'accepted', '2030-02-01', {}, accepter),
          step(3, kind, '2030-04-01', content, by),
        ],
        '2030-04-03',
      ).silent_days === 1
    const ends = (owner: CommitmentTerms['owner'], accepter: StepTaker) =>
      Object.entries(people).flatMap(([who, by]) => (silent(owner, accepter, by) ? [] : [who]))
    expect(ends(parksHere, people.owner)).toEqual(isWord(kind) ? ['owner', 'analyst of the owner'] : [])
    // An owner that does not work here: the office acts for it.
    expect(ends({ name: 'Transit', organisationId: null }, people.office)).toEqual(
      isWord(kind) ? ['office'] : [],
    )
  })

  test('each owner’s word counts while it is theirs: not before a promise was handed over, and not after', () => {
    const later = { name: 'Transit', organisationId: 'another' }
    const accepted = [
      step(1, 'proposed', '2030-01-01', { terms: { ...terms, owner: parksHere } }, people.facilitator),
      step(2, 'accepted', '2030-02-01', {}, people.owner),
    ]
    const word = (seq: number, on: string, by: StepTaker) => step(seq, 'evidence', on, {}, by)
    const given = step(4, 'handed-over', '2030-03-02', { owner: later }, people.owner)
    const lastWord = (...steps: Step[]) => standingOf([...accepted, ...steps]).lastWordAt.slice(0, 10)
    expect(lastWord(word(3, '2030-03-01', people['another agency']))).toBe('2030-02-01')
    expect(lastWord(word(3, '2030-03-01', people['another agency']), given)).toBe('2030-03-02')
    expect(lastWord(given, word(5, '2030-03-09', people.owner))).toBe('2030-03-02')
    expect(lastWord(given, word(5, '2030-03-09', people['another agency']))).toBe('2030-03-09')
  })

  test('a day that was moved counts, and the first one stays to be read', () => {
    const moved = standingOf([
      proposed,
      step(2, 'accepted', '2030-02-01'),
      step(3, 'due-moved', '2030-06-01', { due: '2030-09-30' }),
    ])
    expect([moved.terms.due, moved.firstDue, moved.state]).toEqual(['2030-09-30', '2030-06-30', 'accepted'])
  })
})

describe('steps', () => {
  test('a no, a stop, another day, another owner and a claim taken back say why', () => {
    const silent = stepKinds.filter(kind => !needsWords(kind, 'in-progress'))
    expect(silent).toEqual([
      'proposed',
      'accepted',
      'in-progress',
      'delivered',
      'reworded',
      'evidence',
      'judged',
    ])
    expect(needsWords('in-progress', 'delivered')).toBe(true)
  })

  test('after acceptance no step changes what is promised, nor the test', () => {
    const walk = fc.array(fc.record({ pick: fc.nat(), days: fc.nat(400) }), { maxLength: 30 })
    fc.assert(
      fc.property(walk, choices => {
        const steps: Step[] = [proposed]
        let accepted: CommitmentTerms | null = null
        let number = 20_000
        for (const { pick, days } of choices) {
          const before = standingOf(steps)
          const next = nextSteps(before.state)
          const kind = next[pick % next.length]
          if (kind === undefined) throw new Error('nothing can follow')
          const words = both(`wording ${steps.length}`)
          const content: StepContent = {
            ...(kind === 'reworded' && { terms: { ...terms, what: words, test: words } }),
            ...(kind === 'due-moved' && { due: dayOfNumber(22_000 + days) }),
            ...(kind === 'handed-over' && { owner: { name: `Owner ${days}`, organisationId: null } }),
          }
          number += days
          steps.push(step(steps.length + 1, kind, dayOfNumber(number), content))
          const now = standingOf(steps)
          if (kind === 'accepted') accepted = now.terms
          if (accepted) expect([now.terms.what, now.terms.test]).toEqual([accepted.what, accepted.test])
          const found = latenessOf(now, dayOfNumber(number + 3_000), dayOf)
          const open = ['accepted', 'in-progress', 'stalled'].includes(now.state)
          expect([found.overdue_days !== null, found.silent_days !== null]).toEqual([open, open])
        }
      }),
    )
  })

  test('only whoever acts for the owner moves it; the office for one that does not work here', () => {
    const parks = { name: 'Parks', organisationId: '00000000-0000-7000-8000-000000000001' }
    const at = (role: string, id: string) => ({ role, organisation: { id } })
    expect(movesFor(parks, at('owner', parks.organisationId))).toBe(true)
    expect(movesFor(parks, at('office', 'another'))).toBe(false)
    expect(movesFor({ name: 'Transit', organisationId: null }, at('office', 'another'))).toBe(true)
    expect(movesFor({ name: 'Transit', organisationId: null }, at('owner', 'another'))).toBe(false)
  })
})

describe('judging', () => {
  const at = (steps: readonly Step[], today: string) => judgingOf(standingOf(steps), today, dayOf)
  const short = step(1, 'proposed', '2030-01-01', { terms: { ...terms, judgeFor_days: 30 } })
  const accepted = [short, step(2, 'accepted', '2030-02-01')]

  test('opens the day after the due day where nobody claims it, and closes by the day alone', () => {
    const days = { opensOn: '2030-07-01', endsOn: '2030-07-30' }
    expect(at([short], '2030-08-01')).toEqual({ opensOn: null, endsOn: null, state: 'not-yet' })
    expect(at(accepted, '2030-06-30')).toEqual({ ...days, state: 'not-yet' })
    expect(at(accepted, '2030-07-01')).toEqual({ ...days, state: 'open' })
    expect(at(accepted, '2030-07-30')).toEqual({ ...days, state: 'open' })
    expect(at(accepted, '2030-07-31')).toEqual({ ...days, state: 'over' })
  })

  test('opens with a claim, and anew with a claim after the due day', () => {
    const early = [...accepted, step(3, 'delivered', '2030-03-01')]
    expect(at(early, '2030-03-01')).toEqual({ opensOn: '2030-03-01', endsOn: '2030-03-30', state: 'open' })
    const late = [...accepted, step(3, 'delivered', '2030-09-10')]
    expect(at(late, '2030-09-15')).toEqual({ opensOn: '2030-09-10', endsOn: '2030-10-09', state: 'open' })
    const back = [...early, step(4, 'in-progress', '2030-04-10')]
    expect(at(back, '2030-04-20').state).toBe('not-yet')
  })
})
