import {
  fail,
  isUuid,
  localDay,
  type OrganisationKind,
  ok,
  problem,
  type Result,
  type Role,
} from '@understory/model'
import { instantOf } from '../city/import-reports.ts'
import type { Engine } from '../engine/engine.ts'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { asKeeper, noteEvent } from './keeper.ts'
import { lockTokensOf, revokeToken } from './revoke-tokens.ts'
import { changeRight } from './rights.ts'
import type { HatRow } from './types.ts'

type Zones = ReadonlyMap<string, string>

/** Time zones of the cities, by name. */
export async function zonesIn({ db }: UnitOfWork): Promise<Zones> {
  const rows = await db.selectFrom('understory.city').select(['name', 'time_zone']).execute()
  return new Map(rows.map(row => [row.name, row.time_zone]))
}

/** Days it is now: in one city, or in all of them where none is named. */
const daysNow = (city: string | null, zones: Zones, now: Date): string[] => {
  const named = city === null ? [...zones.values()] : [zones.get(city) ?? 'UTC']
  return (named.length === 0 ? ['UTC'] : named).map(zone => localDay(now, zone))
}

/** True from the first day to the last, both included; where cities differ, as soon as one is past it is over. */
export const holdsNow = (
  hat: { city: string | null; startsOn: string; endsOn: string | null; endedAt: string | null },
  zones: Zones,
  now: Date,
): boolean =>
  hat.endedAt === null &&
  daysNow(hat.city, zones, now).every(
    day => day >= hat.startsOn && (hat.endsOn === null || day <= hat.endsOn),
  )

const hatsQuery = ({ db }: UnitOfWork) =>
  db
    .selectFrom('understory.membership as m')
    .innerJoin('understory.person as p', 'p.id', 'm.person')
    .leftJoin('understory.organisation as o', 'o.id', 'm.organisation')
    .select(eb => [
      'm.id',
      'm.person',
      'p.name as person_name',
      'm.role',
      'm.organisation',
      'o.name as organisation_name',
      'o.kind as organisation_kind',
      'm.city',
      'm.starts_on',
      'm.ends_on',
      'm.ended_at',
      'm.why',
      'm.made_by',
      eb
        .selectFrom('understory.person as by')
        .select('by.name')
        .where(by => by(by.cast<string>('by.id', 'text'), '=', by.ref('m.made_by')))
        .as('made_by_name'),
      eb
        .or([
          eb('p.two_factor_enabled', '=', true),
          eb.exists(
            eb
              .selectFrom('understory.person_passkey as k')
              .select('k.id')
              .whereRef('k.person', '=', 'm.person'),
          ),
        ])
        .as('has_second_factor'),
    ])

type Found = Awaited<ReturnType<ReturnType<typeof hatsQuery>['execute']>>[number]

function hatOf(row: Found, zones: Zones, now: Date): HatRow {
  const hat = {
    city: row.city,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedAt: row.ended_at === null ? null : instantOf(row.ended_at),
  }
  return {
    ...hat,
    membership: row.id,
    person: row.person,
    personName: row.person_name,
    role: row.role as Role,
    organisation:
      row.organisation === null
        ? null
        : {
            id: row.organisation,
            name: row.organisation_name ?? '',
            kind: row.organisation_kind as OrganisationKind,
          },
    why: row.why,
    madeBy: row.made_by_name ?? row.made_by,
    holds: holdsNow(hat, zones, now),
    hasSecondFactor: row.has_second_factor === true,
  }
}

/** The hats of a person that were not ended, oldest first. Whoever is not on the list, as somebody invented, has none. */
export async function hatsIn(unit: UnitOfWork, person: string, now: Date): Promise<HatRow[]> {
  if (!isUuid(person)) return []
  const rows = await hatsQuery(unit)
    .where('m.person', '=', person)
    .where('m.ended_at', 'is', null)
    .orderBy('m.id')
    .execute()
  const zones = await zonesIn(unit)
  return rows.map(row => hatOf(row, zones, now))
}

export const hats = (engine: Engine, person: string, now: Date): Promise<HatRow[]> =>
  asKeeper(engine, person, 'know the hats of a person', unit => hatsIn(unit, person, now))

/** Everyone who has or had a role, by the order of entry; ids after `after`. */
export const members = (
  engine: Engine,
  page: { after: string | null; limit: number },
  now: Date,
): Promise<HatRow[]> =>
  asKeeper(engine, 'record', 'list who has what', async unit => {
    const rows = await hatsQuery(unit)
      .where(eb => (page.after === null ? eb.lit(true) : eb('m.id', '>', page.after)))
      .orderBy('m.id')
      .limit(page.limit)
      .execute()
    const zones = await zonesIn(unit)
    return rows.map(row => hatOf(row, zones, now))
  })

/** Ids of everybody who is an operator now. */
export const operators = (engine: Engine, now: Date): Promise<string[]> =>
  asKeeper(engine, 'record', 'know the operators', async unit => {
    const rows = await hatsQuery(unit)
      .where('m.role', '=', 'operator')
      .where('m.ended_at', 'is', null)
      .execute()
    const zones = await zonesIn(unit)
    const held = rows.map(row => hatOf(row, zones, now)).filter(one => one.holds)
    return [...new Set(held.map(one => one.person))]
  })

/** One hat, ended or not; null where there is none. */
export const hat = (engine: Engine, membership: string, now: Date): Promise<HatRow | null> =>
  asKeeper(engine, 'record', 'look at a role', async unit => {
    const row = await hatsQuery(unit).where('m.id', '=', membership).executeTakeFirst()
    return row ? hatOf(row, await zonesIn(unit), now) : null
  })

/**
 * Ends a role now, with its tokens. Problems: `not-found`; `not-allowed` for the last operator, without whom nobody could
 * be invited.
 */
export async function endRole(
  engine: Engine,
  end: { membership: string; why: string; at: Date },
  actor: string,
): Promise<Result<null>> {
  return asKeeper(engine, actor, 'end a role', async unit => {
    const at = end.at.toISOString()
    // All operators are locked, in one order: two who end each other at the same moment cannot both succeed.
    const operators = await unit.db
      .selectFrom('understory.membership')
      .select(['id', 'ends_on'])
      .where('role', '=', 'operator')
      .where('ended_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute()
    const others = operators.filter(one => one.id !== end.membership && one.ends_on === null)
    if (operators.some(one => one.id === end.membership) && others.length === 0) {
      return fail(
        problem('not-allowed', 'This is the last operator: nobody could invite anyone any more.', {
          where: end.membership,
          expected: 'another operator without a last day, invited first',
        }),
      )
    }
    const held = await unit.db
      .selectFrom('understory.membership')
      .select('id')
      .where('id', '=', end.membership)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!held)
      return fail(problem('not-found', 'There is no such role, or it has ended.', { where: end.membership }))
    // Locked before the first event is written, as everybody does who takes back a token.
    const tokens = await lockTokensOf(unit, held.id)
    const ended = await changeRight(unit, 'membership', held.id, () =>
      unit.db
        .updateTable('understory.membership')
        .set({ ended_at: at, end_why: end.why })
        .where('id', '=', held.id)
        .execute(),
    )
    await noteEvent(unit, actor, 'role-ended', held.id, ended)
    for (const token of tokens) await revokeToken(unit, token, actor, at)
    return ok(null)
  })
}
