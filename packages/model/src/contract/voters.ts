import * as z from 'zod'
import { voiceChannels } from '../dialogue.ts'
import { burstKinds, restoreReasons, setAsideReasons, voterCrowds } from '../statements.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()

/** A code to show in a room: so many voters may begin with it, for so many hours. */
export const makeRoomCodeRequestSchema = z.strictObject({
  session: z.uuid().nullable().default(null),
  maxVoters: z.int().min(1).max(2_000).default(60),
  hours: z.int().min(1).max(168).default(12),
})
export type MakeRoomCodeRequest = z.infer<typeof makeRoomCodeRequestSchema>
/** Shown once. `address` opens voting with the code, for a QR code. */
export const madeRoomCodeSchema = z.object({
  code: z.string(),
  address: z.string(),
  maxVoters: count,
  endsAt: instant,
})
export type MadeRoomCode = z.infer<typeof madeRoomCodeSchema>

export const roomCodeSchema = z.object({
  id: z.uuid(),
  session: z.uuid().nullable(),
  maxVoters: count,
  voters: count,
  endsAt: instant,
  revoked: z.boolean(),
})
export type RoomCode = z.infer<typeof roomCodeSchema>

/** Voters that stand out together. Which people they are and how they voted is not in it; there are at least ten. */
export const voterBurstSchema = z.object({
  id: z.uuid(),
  kind: z.enum(burstKinds),
  crowd: z.enum(voterCrowds),
  voters: count,
  /** The hours in which the first and the last of them began. */
  from: instant,
  to: instant,
})
export type VoterBurst = z.infer<typeof voterBurstSchema>

/** A decision about votes, as the public log has it: a count and a reason, no people. */
export const voteModerationSchema = z.object({
  id: z.uuid(),
  decision: z.enum(['set-aside', 'restored']),
  reason: z.enum([...setAsideReasons, ...restoreReasons]),
  /** The decision that is undone. */
  restores: z.uuid().nullable(),
  voters: count,
  at: instant,
})
export type VoteModeration = z.infer<typeof voteModerationSchema>
/** The same in public: the day, and not the instant. */
export const publicVoteModerationSchema = voteModerationSchema.omit({ at: true }).extend({ on: z.iso.date() })

/** What a facilitator sees of voters: how many came when and how, and what stands out. Never how somebody voted, never an address. */
export const voterReportSchema = z.object({
  series: z.uuid(),
  roomCodes: z.array(roomCodeSchema),
  /** New voters by hour, rounded down to tens; an hour with fewer than ten has 0. */
  arrivals: z.array(
    z.object({
      hour: instant,
      channel: z.enum(voiceChannels),
      crowd: z.enum(voterCrowds),
      voters: count,
    }),
  ),
  bursts: z.array(voterBurstSchema),
  decisions: z.array(voteModerationSchema),
})
export type VoterReport = z.infer<typeof voterReportSchema>

export const endRoomCodeRequestSchema = z.strictObject({ id: z.uuid() })
export const setVotesAsideRequestSchema = z.strictObject({
  burst: z.uuid(),
  reason: z.enum(setAsideReasons),
})
export type SetVotesAsideRequest = z.infer<typeof setVotesAsideRequestSchema>
export const restoreVotesRequestSchema = z.strictObject({
  decision: z.uuid(),
  reason: z.enum(restoreReasons),
})
export type RestoreVotesRequest = z.infer<typeof restoreVotesRequestSchema>
