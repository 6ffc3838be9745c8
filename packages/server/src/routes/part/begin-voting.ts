import { fail, ok, problem, type Result, type VoterBegin, type VoterCrowd } from '@understory/model'
import type { PublicVoting } from '@understory/publish'
import { v5 as uuidv5 } from 'uuid'
import { createArrivals } from './arrivals.ts'
import { codeHash, newCode, noSecret, typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import type { KnownVoters } from './known-voters.ts'
import type { PartAsked } from './part-route.ts'
import { createRoomSeats } from './room-seats.ts'
import { drawnCode, type OpenedTicket, voterTickets, wait_s } from './voter-tickets.ts'

/** What somebody brings who begins to vote. */
interface Beginning {
  readonly channel: 'online' | 'kiosk'
  readonly code: string | null
  readonly ticket: string | null
  readonly proof: string | null
}
interface Begun {
  readonly voter: string
  readonly crowd: VoterCrowd
}
/** How they begin, and what has to be taken from a budget unless the voter is there already. */
interface Way {
  readonly voterCode: string
  readonly beganBy: VoterBegin
  readonly roomCode?: { readonly id: string; readonly session: string | null }
  readonly arrival?: string
  readonly admit: () => Result<null>
}

/**
 * Beginning to vote: with a room code or a consent card as a voter bound by a code; without one as an open voter, whose device works for it, or
 * who waits, within the budget of the network. Begun again with the same ticket or card it is the same voter.
 */
export function votingBegins(context: PartContext, voters: KnownVoters) {
  const { publish, secret } = context
  const arrivalOf = createArrivals(() => context.now().getTime())
  const seats = createRoomSeats(publish)
  const tickets = secret && voterTickets(secret, context.proofHashes)

  const openWay = (opened: OpenedTicket, asked: PartAsked<Beginning>): Result<Way> => {
    const left_s = Math.ceil((opened.issuedAt + wait_s * 1_000 - asked.now.getTime()) / 1_000)
    if (!opened.proved && left_s > 0)
      return fail(problem('too-early', `Without script a few seconds have to pass first: ${left_s} more.`))
    return ok({
      voterCode: opened.voterCode('open'),
      beganBy: opened.proved ? 'proof' : 'wait',
      arrival: arrivalOf(asked.address),
      admit: () => asked.spend(opened.proved ? 'open-voters' : 'open-voters-without-script'),
    })
  }
  /** A room code first, then a consent card: people type whichever they have. */
  const codeWay = async (
    key: Buffer,
    series: string,
    opened: OpenedTicket | null,
    { city, body, now }: PartAsked<Beginning>,
  ): Promise<Result<Way>> => {
    const roomHash = typedCode(key, 'room-code', body.code ?? '')
    if (!roomHash.ok) return roomHash
    const room = await seats.find(city, series, roomHash.value, now)
    if (!room.ok) return room
    if (room.value !== null) {
      const { id, session } = room.value
      return ok({
        voterCode: opened?.voterCode(`room ${id}`) ?? newCode(key, 'voter').code,
        beganBy: 'room-code',
        roomCode: { id, session },
        admit: () => seats.take(id),
      })
    }
    const cardHash = typedCode(key, 'consent', body.code ?? '')
    if (!cardHash.ok) return cardHash
    const card = await publish.dialogue.room.consentCard(city, cardHash.value)
    if (!card.ok || card.value.series !== series) return fail(unknownCode)
    return ok({
      voterCode: drawnCode(key, 'voter of card', `${series} ${cardHash.value}`),
      beganBy: 'consent-card',
      admit: () => ok(null),
    })
  }

  return {
    issueTicket: async (series: string, now: Date) =>
      tickets ? ok(await tickets.issue(series, now)) : fail(noSecret),
    async begin(
      { series, facilitatorOrg: org }: PublicVoting,
      asked: PartAsked<Beginning>,
    ): Promise<Result<Begun>> {
      if (secret === null || tickets === null) return fail(noSecret)
      const { city, body, now } = asked
      const { ticket, proof, channel } = body
      const opened = ticket === null ? null : await tickets.open(series, { ticket, proof }, now)
      if (opened !== null && !opened.ok) return opened
      if (body.code === null && opened === null) return fail(noTicket)
      const way =
        body.code === null && opened !== null
          ? openWay(opened.value, asked)
          : await codeWay(secret, series, opened?.value ?? null, asked)
      if (!way.ok) return way
      const { voterCode, beganBy, roomCode, arrival, admit } = way.value
      const hash = codeHash(secret, 'voter', voterCode)
      const crowd = beganBy === 'proof' || beganBy === 'wait' ? 'open' : 'code'
      const known = await voters.find(city, hash)
      if (!known.ok) return known
      if (known.value !== null) return ok({ voter: voterCode, crowd: known.value.crowd })
      const admitted = admit()
      if (!admitted.ok) return admitted
      await voters.add(
        city,
        {
          id: uuidv5(hash, voterSpace),
          series,
          org,
          channel,
          codeHash: hash,
          beganBy,
          ...(roomCode && { roomCode }),
          ...(arrival && { arrival }),
          now,
        },
        crowd,
      )
      return ok({ voter: voterCode, crowd })
    },
  }
}

/** The id of a voter follows from the hash of the code: the same beginning sent twice at once is one voter. */
const voterSpace = '0d1f6a52-9b3c-4f0e-8f6d-2c7e1a905b44'
const unknownCode = problem('not-found', 'No room and no card of this dialogue has this code.', {
  where: 'code',
  expected: 'the code on the wall of the room or on your card, or none',
})
const noTicket = problem('bad-request-body', 'A ticket is needed, or a code of the facilitator.', {
  where: 'ticket',
  expected: 'the ticket that POST …/voter-tickets gives, solved or some seconds old',
})
