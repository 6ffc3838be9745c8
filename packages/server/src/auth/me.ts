import { type Hat, type Me, problem } from '@understory/model'
import type { HatRow } from '@understory/record/people'
import { actingAs } from './acting-as.ts'
import type { HouseAuth, Session } from './house-auth.ts'
import { needsSecondFactor } from './steps.ts'

const hatOf = (row: HatRow): Hat => ({
  membership: row.membership,
  role: row.role,
  organisation: row.organisation,
  city: row.city,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  holds: row.holds,
  needsSecondFactor: needsSecondFactor(row.role),
})

export async function passkeysOf(auth: HouseAuth, headers: Headers) {
  return await (await auth.library()).api.listPasskeys({ headers })
}

/** Who is signed in, their hats, and how they proved who they are. */
export async function meOf(auth: HouseAuth, session: Session, headers: Headers, now: Date): Promise<Me> {
  const [hats, passkeys] = await Promise.all([
    auth.people.hats(session.person.id, now),
    passkeysOf(auth, headers),
  ])
  const acting = actingAs(headers, hats)
  const needed = hats.some(hat => hat.holds && needsSecondFactor(hat.role))
  return {
    person: session.person,
    hats: hats.map(hatOf),
    acting: acting.ok ? acting.value.membership : null,
    secondFactor: {
      shown: session.secondFactor,
      totp: session.hasTotp,
      passkeys: passkeys.length,
      mustSetUp: needed && !session.hasTotp && passkeys.length === 0,
    },
    sessionEndsAt: session.endsAt,
  }
}

export const showItFirst = problem(
  'second-factor-needed',
  'Show your second factor first: this changes how you prove who you are.',
  { expected: 'a session with a code or a passkey; an e-mail link alone is not enough' },
)
