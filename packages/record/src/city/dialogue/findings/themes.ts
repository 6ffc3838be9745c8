import {
  fail,
  ok,
  type Profile,
  problem,
  profileDimensionShape,
  type Result,
  type SaveProfileRequest,
  type SaveThemesRequest,
} from '@understory/model'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { changedVersion, codebookIn } from './codebook.ts'
import { inBoth, stopped } from './public-words.ts'

/** Number of the newest version of what a series has in versions; 0 for none. */
export async function versionIn(
  { db }: UnitOfWork,
  table: 'theme_list' | 'participant_profile' | 'findings',
  series: string,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>('version').as('version'))
    .where('series_id', '=', series)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

export const saveThemes = (
  context: CityContext,
  id: string,
  asked: SaveThemesRequest,
  doing: Doing,
): Promise<Result<null>> =>
  asWriter(context, doing.member.person, 'write themes', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const was = await versionIn(unit, 'theme_list', id)
    if (was !== asked.version) return changedVersion('list of themes', was)
    const codes = (await codebookIn(unit, id)).versions[0]?.codes.filter(one => one.state === 'in-use') ?? []
    for (const [n, theme] of asked.themes.entries()) {
      if (asked.themes.findIndex(one => one.id === theme.id) !== n)
        return fail(
          problem('bad-request-body', `The theme ${theme.id} is there twice.`, { where: `themes.${n}.id` }),
        )
      const strange = theme.codes.find(code => !codes.some(one => one.id === code))
      if (strange !== undefined)
        return fail(
          problem('bad-request-body', `${strange} is no code in use.`, {
            where: `themes.${n}.codes`,
            expected: codes
              .map(one => one.id)
              .join(', ')
              .slice(0, 200),
          }),
        )
    }
    const words = asked.themes.flatMap(({ claim, summary }, n) => [
      ...inBoth(`themes.${n}.claim`, claim),
      ...inBoth(`themes.${n}.summary`, summary),
    ])
    const passage = await stopped(unit, series.value, words, asked.cleared)
    if (passage) return passage
    const version = was + 1
    await unit.db
      .insertInto('theme_list')
      .values({
        ...{ series_id: id, version, org: doing.member.organisation?.id ?? '', compartment: voiceWall },
        themes: JSON.stringify(asked.themes),
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'themes-saved',
      subject: `series ${id}`,
      detail: { version, themes: asked.themes.length },
    })
    return ok(null)
  })

async function profileIn(unit: UnitOfWork, series: string): Promise<Profile> {
  const row = await unit.db
    .selectFrom('participant_profile')
    .select(['version', 'dimensions'])
    .where('series_id', '=', series)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    series,
    version: row?.version ?? 0,
    dimensions: profileDimensionShape.array().parse(row?.dimensions ?? []),
  }
}

export const profile = (context: CityContext, id: string, doing: Doing): Promise<Result<Profile>> =>
  asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await profileIn(unit, id)) : series
  })

export const saveProfile = (
  context: CityContext,
  id: string,
  asked: SaveProfileRequest,
  doing: Doing,
): Promise<Result<Profile>> =>
  asWriter(context, doing.member.person, 'write who came', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const was = await versionIn(unit, 'participant_profile', id)
    if (was !== asked.version) return changedVersion('profile', was)
    for (const [n, { groups }] of asked.dimensions.entries()) {
      const shares = groups.map(one => one.residents ?? 0).reduce((sum, one) => sum + one, 0)
      if (shares > 1.005)
        return fail(
          problem('bad-request-body', `Shares of residents add up to ${shares.toFixed(3)}.`, {
            where: `dimensions.${n}.groups`,
            expected: 'shares of one whole, 1 at most together',
          }),
        )
    }
    const words = asked.dimensions.flatMap(({ title, groups }, n) => [
      ...inBoth(`dimensions.${n}.title`, title),
      ...groups.flatMap(({ label }, m) => inBoth(`dimensions.${n}.groups.${m}.label`, label)),
    ])
    const passage = await stopped(unit, series.value, words, asked.cleared)
    if (passage) return passage
    await unit.db
      .insertInto('participant_profile')
      .values({
        ...{ series_id: id, version: was + 1, org: doing.member.organisation?.id ?? '' },
        ...{ compartment: voiceWall, dimensions: JSON.stringify(asked.dimensions) },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'participant-profile-saved',
      subject: `series ${id}`,
      detail: { version: was + 1 },
    })
    return ok(await profileIn(unit, id))
  })
