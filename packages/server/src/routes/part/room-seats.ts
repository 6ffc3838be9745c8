import { fail, ok, problem, type Result } from '@understory/model'
import type { PublicRoomCode, Publish } from '@understory/publish'

const maxRooms = 5_000

/**
 * How many voters may still begin with a room code. Taken in memory from what the record counted last, so that many who begin at once are not
 * more than the code allows; counted anew at each look where the record has more.
 */
export function createRoomSeats({ dialogue }: Publish) {
  const rooms = new Map<string, { readonly max: number; taken: number }>()
  return {
    /** The room that a code opens now; null where no room has it. Problem room-code-ended. */
    async find(
      city: string,
      series: string,
      codeHash: string,
      now: Date,
    ): Promise<Result<PublicRoomCode | null>> {
      const found = await dialogue.voting.roomCode(city, codeHash)
      if (!found.ok || found.value === null) return found
      const room = found.value
      if (room.series !== series) return ok(null)
      if (room.revoked || room.endsAt <= now.toISOString())
        return fail(
          problem('room-code-ended', 'This room code has ended.', {
            where: 'code',
            expected: 'a new code from the facilitator',
          }),
        )
      const taken = Math.max(rooms.get(room.id)?.taken ?? 0, room.voters)
      rooms.delete(room.id)
      rooms.set(room.id, { max: room.maxVoters, taken })
      if (rooms.size > maxRooms) rooms.delete(rooms.keys().next().value ?? '')
      return ok(room)
    },
    /** Takes one seat. Problem room-code-full. */
    take(room: string): Result<null> {
      const seats = rooms.get(room)
      if (!seats || seats.taken >= seats.max)
        return fail(
          problem('room-code-full', 'As many people began with this code as it allows.', {
            where: 'code',
            expected: 'a new code from the facilitator',
          }),
        )
      seats.taken++
      return ok(null)
    },
  }
}
