import * as z from 'zod'
import { cityShape } from '../city.ts'
import { dayShape } from '../commitment.ts'
import { duties } from '../plan-week.ts'
import { publicCommitmentShape, publicStepShape } from './commitments.ts'
import { planItemLineShape } from './plan-versions.ts'

const count = z.int().min(0)

const reminded = { remindedOn: z.iso.datetime().nullable(), reminders: count }

/** Who owes what today, and when they were reminded of it last. */
export const owedListShape = z.object({
  city: cityShape,
  on: dayShape,
  owners: z.array(
    z.object({
      owner: z.string(),
      items: z.array(
        z.object({
          commitment: publicCommitmentShape,
          duty: z.enum(duties),
          /** Days late; below zero the days that are left. */
          days: z.int(),
          ...reminded,
        }),
      ),
      /** Actions of the plan in force that are stale, longest first. */
      actions: z.array(z.object({ item: planItemLineShape, days: count, ...reminded })),
    }),
  ),
})
export type OwedList = z.infer<typeof owedListShape>

const lineShape = z.object({ commitment: publicCommitmentShape, duty: z.enum(duties), days: z.int() })
/** The week of the plan on one screen: what changed in seven days, what is late, what is due soon; and how many more there are of each. */
export const planWeekShape = z.object({
  city: cityShape,
  from: dayShape,
  to: dayShape,
  counts: z.object({
    open: count,
    overdue: count,
    silent: count,
    unanswered: count,
    delivered: count,
    /** Actions of the plan in force of which nobody said anything for too long. */
    stale: count,
  }),
  changed: z.array(z.object({ commitment: publicCommitmentShape, step: publicStepShape })),
  moreChanged: count,
  late: z.array(lineShape),
  moreLate: count,
  stale: z.array(z.object({ item: planItemLineShape, days: count })),
  moreStale: count,
  soon: z.array(lineShape),
  moreSoon: count,
})
export type PlanWeek = z.infer<typeof planWeekShape>
