import type { VoterCrowd } from '@understory/model'
import type { PublicVotes } from '@understory/record/published'
import type { Answer } from './disclosure/editions.ts'

/** Votes as acts of editions. */
export interface CountedActs {
  /** Of each crowd, oldest first. */
  readonly acts: Readonly<Record<VoterCrowd, Answer[]>>
  /** Voters of each crowd who voted and are not set aside now. */
  readonly voters: Readonly<Record<VoterCrowd, Set<string>>>
  /** Voters who are set aside now: their next votes are no acts. */
  readonly aside: ReadonlySet<string>
}

interface VoterState {
  readonly crowd: VoterCrowd
  readonly answers: Map<string, number>
}

/**
 * Votes and decisions about voters in the order of time. Setting a voter aside takes each of their answers back at that instant, and bringing them back
 * gives the newest answers again, so that a decision comes with the next edition as votes do, and whoever decides learns nothing by deciding.
 */
export function countedActs(votes: PublicVotes): CountedActs {
  const acts: Record<VoterCrowd, Answer[]> = { code: [], open: [] }
  const states = new Map<string, VoterState>()
  /** How many decisions that stand set a voter aside. */
  const standing = new Map<string, number>()
  const isAside = (voter: string): boolean => (standing.get(voter) ?? 0) > 0
  let decided = 0
  const decideUntil = (time: number): void => {
    for (; decided < votes.decisions.length; decided++) {
      const decision = votes.decisions[decided]
      if (!decision || decision.at >= time) return
      const { voter, at } = decision
      const wasAside = isAside(voter)
      standing.set(voter, (standing.get(voter) ?? 0) + (decision.isAside ? 1 : -1))
      const state = states.get(voter)
      if (!state || wasAside === isAside(voter)) continue
      for (const [question, answer] of state.answers)
        acts[state.crowd].push({
          person: voter,
          question,
          answer: isAside(voter) ? null : answer,
          at,
          isDecision: true,
        })
    }
  }
  votes.voters.forEach((person, i) => {
    const at = votes.at[i] ?? 0
    decideUntil(at)
    const [crowd, question, answer] = [
      votes.crowds[i] ?? 'open',
      votes.statements[i] ?? '',
      (votes.votes[i] ?? 0) + 1,
    ]
    const state = states.get(person) ?? { crowd, answers: new Map() }
    states.set(person, state)
    state.answers.set(question, answer)
    if (!isAside(person)) acts[crowd].push({ person, question, answer, at })
  })
  decideUntil(Number.POSITIVE_INFINITY)
  const aside = new Set([...states.keys()].filter(isAside))
  const votersOf = (crowd: VoterCrowd): Set<string> =>
    new Set([...states].filter(([id, one]) => one.crowd === crowd && !aside.has(id)).map(([id]) => id))
  return { acts, voters: { code: votersOf('code'), open: votersOf('open') }, aside }
}

/** How many votes are in the first `until` acts, without those of voters who are set aside there. */
export function votesIn(acts: readonly Answer[], until: number): number {
  const counted = acts.slice(0, until)
  const aside = new Set<string>()
  for (const { person, answer, isDecision } of counted) {
    if (isDecision !== true) continue
    if (answer === null) aside.add(person)
    else aside.delete(person)
  }
  return counted.filter(one => one.isDecision !== true && !aside.has(one.person)).length
}
