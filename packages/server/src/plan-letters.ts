import { type Duty, mondayOf, type OwedList, type PlanWeek } from '@understory/model'
import type { Publish } from '@understory/publish'
import type { CityRecord, RecordStore } from '@understory/record'
import type { People } from '@understory/record/people'
import type { Post } from './auth/post.ts'
import type { Logger } from './log.ts'

const every_ms = 10 * 60_000
/** A letter that could not leave waits so long for the operator. */
const livesFor_s = 14 * 86_400
const roles = ['office', 'owner', 'provider'] as const

export interface PlanLettersParts {
  readonly record: RecordStore
  readonly publish: Publish
  readonly people: People
  readonly post: Post
  /** Address of the house, without a slash at its end. */
  readonly home: () => string
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Reminds owners of what they owe, of each thing once in seven days, and sends the week of the plan once a week to everybody who owns or
 * leads. What was sent is written down first, so that several servers on one record send nothing twice; a letter that is lost is not sent again.
 */
export function planLetters(parts: PlanLettersParts) {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      for (const { name } of await parts.record.cities()) {
        const city = await parts.record.city(name)
        if (!city.ok) continue
        await lettersOf(parts, city.value).catch(error =>
          parts.log.error({ err: error, city: name }, 'the letters of the plan failed'),
        )
      }
    } catch (error) {
      parts.log.error({ err: error }, 'the letters of the plan could not begin')
    }
  }
  const next = (): Promise<void> => {
    running = running.then(run)
    return running
  }
  return {
    /** One look at every city; what the timer does. */
    run: next,
    start(): void {
      void next()
      timer = setInterval(() => void next(), every_ms)
      timer.unref()
    },
    async stop(): Promise<void> {
      if (timer) clearInterval(timer)
      await running
    },
  }
}

async function lettersOf(parts: PlanLettersParts, city: CityRecord): Promise<void> {
  const { publish, people, now } = parts
  const { name } = city.city
  const [owed, week] = [await publish.plan.week.owed(name), await publish.plan.week.week(name)]
  if (!owed.ok || !week.ok) return
  const { counts, changed } = week.value
  if (owed.value.owners.length === 0 && changed.length === 0 && counts.open === 0) return
  const all = await people.addresses({ city: name, roles }, now())
  await remind(parts, city, owed.value, all)
  const everybody = [...new Set(all.map(one => one.email))]
  if (everybody.length === 0) return
  if (!(await city.plan.takeDigest(mondayOf(week.value.to), everybody.length, now()))) return
  const letter = digestLetter(week.value, parts.home())
  for (const to of everybody) await parts.post.send({ to, ...letter, livesFor_s })
}

async function remind(
  { post, home, now }: PlanLettersParts,
  city: CityRecord,
  { owners, on }: OwedList,
  all: Awaited<ReturnType<People['addresses']>>,
): Promise<void> {
  for (const { owner, items } of owners) {
    const organisation = items[0]?.commitment.terms.owner.organisationId ?? null
    const own = all.filter(one =>
      organisation === null ? one.role === 'office' : one.organisation === organisation,
    )
    const to = [...new Set(own.map(one => one.email))]
    if (to.length === 0) continue
    const rights = await city.plan.takeReminders({
      items: items.map(({ commitment, duty }) => ({ commitment: commitment.id, duty })),
      ...{ today: on, people: to.length, now: now() },
    })
    const taken = items.filter((_, i) => rights[i])
    if (taken.length === 0) continue
    const letter = reminderLetter(owner, taken, home())
    for (const one of to) await post.send({ to: one, ...letter, livesFor_s })
  }
}

const days = (n: number): string => (Math.abs(n) === 1 ? 'one day' : `${Math.abs(n)} days`)
const owes: Readonly<Record<Duty, (n: number) => string>> = {
  unanswered: n => `an answer, late by ${days(n)}`,
  overdue: n => `overdue by ${days(n)}`,
  silent: n => `a word about it, late by ${days(n)}`,
  'due-soon': n => (n === 0 ? 'due today' : `due in ${days(n)}`),
}

type Line = Pick<OwedList['owners'][number]['items'][number], 'commitment' | 'duty' | 'days'>
const lineOf = ({ commitment, duty, days: n }: Line): string =>
  `- ${commitment.no}: ${owes[duty](n)} – ${commitment.terms.what.en}`

/** What one owner owes, with where to write about it. */
export function reminderLetter(owner: string, items: readonly Line[], home: string) {
  const many = items.length === 1 ? 'One promise waits' : `${items.length} promises wait`
  return {
    subject: `${many} for ${owner}`,
    text: [
      `${owner} owes the public:`,
      '',
      ...items.flatMap(one => [lineOf(one), `  ${home}/work/plan/commitments/${one.commitment.no}`]),
      '',
      `Everybody reads this at ${home}/plan/owed. It goes away when something is written, and not before.`,
      `En español: ${home}/es/plan/owed`,
    ].join('\n'),
  }
}

const andMore = (n: number): string[] => (n > 0 ? [`- and ${n} more`] : [])

/** The week of the plan on one screen: at most some thirty lines, whatever happened. */
export function digestLetter(week: PlanWeek, home: string) {
  const { counts } = week
  const part = (title: string, lines: readonly string[], more: number): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines, ...andMore(more)]
  return {
    subject: `The plan of ${week.city.title}, ${week.from} to ${week.to}`,
    text: [
      `${counts.open} promises are under way: ${counts.overdue} overdue, ${counts.silent} without a word, ${counts.unanswered} proposals without an answer. ${counts.delivered} are delivered, say their owners.`,
      ...part(
        'Changed in seven days:',
        week.changed.map(
          ({ commitment, step }) => `- ${commitment.no}: ${step.kind} – ${commitment.terms.what.en}`,
        ),
        week.moreChanged,
      ),
      ...part('Late:', week.late.map(lineOf), week.moreLate),
      ...part('Due soon:', week.soon.map(lineOf), week.moreSoon),
      '',
      `All of it: ${home}/plan/week. En español: ${home}/es/plan/week`,
    ].join('\n'),
  }
}
