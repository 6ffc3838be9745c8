import { mondayOf, type OwedList } from '@understory/model'
import type { Publish } from '@understory/publish'
import type { CityRecord, RecordStore } from '@understory/record'
import type { People } from '@understory/record/people'
import type { HouseAuth } from './auth/house-auth.ts'
import { stopAddress } from './auth/letter-key.ts'
import type { Post } from './auth/post.ts'
import type { Logger } from './log.ts'
import { digestLetter, type LetterLanguage, type LetterText, reminderLetter } from './plan-letter-words.ts'

const every_ms = 10 * 60_000
/** A letter that could not leave waits so long for the operator. */
const livesFor_s = 14 * 86_400
const roles = ['office', 'owner', 'provider'] as const

export interface PlanLettersParts {
  readonly record: RecordStore
  readonly publish: Publish
  readonly people: People
  /** What makes the key by which letters are stopped; null where nobody can sign in. */
  readonly auth: Pick<HouseAuth, 'keyOf'> | null
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
  const everybody = onceEach(all)
  if (everybody.length === 0) return
  if (!(await city.plan.takeDigest(mondayOf(week.value.to), everybody.length, now()))) return
  await write(parts, everybody, about => digestLetter(week.value, about))
}

type Readers = Awaited<ReturnType<People['addresses']>>
/** Whoever has two roles gets one letter. */
const onceEach = (all: Readers): Readers => [...new Map(all.map(one => [one.person, one])).values()]

/** To each in their own language, with where they stop such letters. */
async function write(
  { post, home, auth }: PlanLettersParts,
  readers: Readers,
  letterOf: (about: { home: string; language: LetterLanguage; stop: string | null }) => LetterText,
): Promise<void> {
  for (const reader of readers) {
    const stop = stopAddress(auth, home(), reader)
    const letter = letterOf({ home: home(), language: reader.language, stop })
    await post.send({ to: reader.email, ...letter, livesFor_s, stop })
  }
}

async function remind(
  parts: PlanLettersParts,
  city: CityRecord,
  { owners, on }: OwedList,
  all: Readers,
): Promise<void> {
  for (const { owner, items, actions } of owners) {
    const owning = items[0]?.commitment.terms.owner ?? actions[0]?.item.owner
    const organisation = owning?.organisationId ?? null
    const own = all.filter(one =>
      organisation === null ? one.role === 'office' : one.organisation === organisation,
    )
    const to = onceEach(own)
    if (to.length === 0) continue
    const rights = await city.plan.takeReminders({
      items: [
        ...items.map(({ commitment, duty }) => ({ commitment: commitment.id, duty })),
        ...actions.map(({ item }) => ({ item: item.id })),
      ],
      ...{ today: on, people: to.length, now: parts.now() },
    })
    const taken = {
      items: items.filter((_, i) => rights[i]),
      actions: actions.filter((_, i) => rights[items.length + i]),
    }
    if (taken.items.length + taken.actions.length === 0) continue
    await write(parts, to, about => reminderLetter({ owner, ...taken }, about))
  }
}
