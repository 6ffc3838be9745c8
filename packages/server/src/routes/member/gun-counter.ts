import { gunReleaseCells } from '@understory/analysis'
import { type GunRecord, ok, type Provenance, type Purpose, type Result } from '@understory/model'
import type { GunCounter } from '@understory/publish'
import type { CityRecord } from '@understory/record'

type Doing = Parameters<CityRecord['gunsToCount']>[1]

/**
 * Counts guns of some provenances for a release, read under the agreement of whoever drafts: the custodian for disclosure review, an
 * analyst for analysis. What comes out are cells; rows stay here. Problems: not-allowed, no-agreement.
 */
export async function gunCounter(
  city: CityRecord,
  provenances: readonly Provenance[],
  doing: Doing,
): Promise<Result<GunCounter>> {
  const purpose: Purpose = doing.member.role === 'custodian' ? 'disclosure-review' : 'analysis'
  const read = await city.gunsToCount(purpose, doing)
  if (!read.ok) return read
  const sources = (await city.gunSources()).filter(one => provenances.includes(one.provenance))
  const names = new Set(sources.map(one => one.name))
  const guns = read.value.filter(gun => names.has(gun.source))
  return ok({
    sources: sources.map(({ name, provenance }) => ({ name, provenance })),
    asOf: newest(guns),
    count: question => gunReleaseCells(guns, question),
  })
}

const newest = (guns: readonly GunRecord[]): string | null =>
  guns.reduce<string | null>(
    (last, { receivedOn }) => (last === null || receivedOn > last ? receivedOn : last),
    null,
  )
