import { ok, type Result, type VoterCrowd } from '@understory/model'
import type { KnownVoter } from '@understory/publish'
import type { NewVoter } from '@understory/record/desk'
import type { PartContext } from './context.ts'
import { together } from './together.ts'

/** Codes that were used lately; what one stands for never changes. */
const most = 50_000

/** Voters by the keyed hashes of their codes. Who comes at once is kept, and looked up, in one transaction. */
export interface KnownVoters {
  add(city: string, voter: NewVoter, crowd: VoterCrowd): Promise<void>
  find(city: string, codeHash: string): Promise<Result<KnownVoter | null>>
}

export function knownVoters({ desk, publish }: PartContext): KnownVoters {
  const known = new Map<string, KnownVoter>()
  const keep = (city: string, codeHash: string, voter: KnownVoter) => {
    const key = `${city} ${codeHash}`
    known.delete(key)
    known.set(key, voter)
    if (known.size > most) known.delete(known.keys().next().value ?? '')
  }
  const adding = perCity(city => together((voters: readonly NewVoter[]) => desk.addVoters(city, voters)))
  const finding = perCity(city =>
    together((hashes: readonly string[]) => publish.dialogue.voting.voters(city, hashes)),
  )
  return {
    async add(city, voter, crowd) {
      if (known.has(`${city} ${voter.codeHash}`)) return
      await adding(city)([voter])
      const { id, series, channel, codeHash } = voter
      keep(city, codeHash, { id, series, channel, crowd })
    },
    async find(city, codeHash) {
      const there = known.get(`${city} ${codeHash}`)
      if (there) return ok(there)
      const found = await finding(city)([codeHash])
      if (!found.ok) return found
      const voter = found.value.get(codeHash) ?? null
      if (voter) keep(city, codeHash, voter)
      return ok(voter)
    },
  }
}

/** One of a thing for each city, made when it is first wanted. */
export function perCity<T>(make: (city: string) => T): (city: string) => T {
  const cities = new Map<string, T>()
  return city => {
    const there = cities.get(city) ?? make(city)
    cities.set(city, there)
    return there
  }
}
