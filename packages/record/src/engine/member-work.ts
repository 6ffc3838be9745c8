import {
  type Compartment,
  compartments,
  type Member,
  type Provenance,
  type Purpose,
  readableProvenances,
} from '@understory/model'
import { compartmentOf } from '../city/compartment.ts'
import type { Engine } from './engine.ts'
import { literal, type UnitOfWork, unitOfWork } from './unit-of-work.ts'

/** A member reading in a city for a purpose. */
export interface MemberAccess {
  readonly member: Member
  readonly city: string
  readonly purpose: Purpose
}

/** What the policy opens to this member for this purpose: nothing a route says can widen it. */
export function opened({ member, purpose }: Pick<MemberAccess, 'member' | 'purpose'>): {
  provenances: Provenance[]
  walls: Compartment[]
} {
  const provenances = readableProvenances({
    role: member.role,
    organisationKind: member.organisation?.kind ?? null,
    purpose,
  })
  const walls = compartments.filter(wall => provenances.some(one => compartmentOf(one) === wall))
  return { provenances, walls }
}

/** One transaction of a signed-in member, under row-level security. Only this opens walls for a person. */
export function memberWork<T>(
  engine: Engine,
  access: MemberAccess,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> {
  const { member, city, purpose } = access
  const { provenances, walls } = opened(access)
  return unitOfWork(
    engine,
    {
      role: 'member_reader',
      city,
      actor: member.person,
      memberRole: member.role,
      org: member.organisation?.id ?? '',
      purpose,
      provenances,
      compartments: walls,
    },
    async unit => {
      // Seen through the wall itself: the sources whose provenance is open to this member.
      const { rows } = await unit.session.query('select no from source')
      const sources = rows.map(row => Number(row.no)).join(',')
      await unit.session.script(`set local understory.sources = ${literal(sources)}`)
      return await work(unit)
    },
  )
}
