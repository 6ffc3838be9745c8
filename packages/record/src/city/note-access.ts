import type { Member, Purpose, Source } from '@understory/model'
import { nextLink } from '../chain/chain.ts'
import { asWriter, type CityContext } from './context.ts'

/** What was read, by whom, for what, under which agreement. No row, no value. */
export interface Access {
  readonly member: Member
  readonly purpose: Purpose
  readonly source: Source
  readonly agreement: { readonly id: string; readonly version: number; readonly as: string }
  readonly fields: readonly string[]
  readonly rows: number
}

/** Writes down that rows were read, before they are given out: a read that cannot be noted does not happen. */
export const noteAccess = (
  context: CityContext,
  { member, purpose, source, agreement, fields, rows }: Access,
): Promise<void> =>
  asWriter(context, member.person, purpose, async unit => {
    const entry = {
      at: new Date().toISOString(),
      person: member.person,
      role: member.role,
      organisation: member.organisation?.id ?? null,
      purpose,
      subject: `source ${source.name}`,
      fields: [...fields],
      rows,
      agreement: { ...agreement },
    }
    const { link, hash } = await nextLink(unit, 'access_entry', '', entry)
    await unit.db
      .insertInto('access_entry')
      .values({
        ...entry,
        fields: JSON.stringify(entry.fields),
        agreement: JSON.stringify(entry.agreement),
        link,
        hash,
      })
      .execute()
  })
