import type { AnySource, Member, Purpose } from '@understory/model'
import { nextLink } from '../chain/chain.ts'
import { asWriter, type CityContext } from './context.ts'

/** What was read, by whom, for what, under which agreement. No row, no value. */
export interface Access {
  readonly member: Member
  readonly purpose: Purpose
  readonly source: AnySource
  readonly agreement: { readonly id: string; readonly version: number; readonly as: string }
  readonly fields: readonly string[]
  readonly rows: number
}

/** A look behind a wall, at whatever stands there. */
export interface Look {
  readonly member: Member
  readonly purpose: Purpose
  /** What was looked at, such as `source police` or `release 0199…`. */
  readonly subject: string
  readonly fields: readonly string[]
  readonly rows: number
  readonly agreement: Readonly<Record<string, unknown>>
}

/** Writes down that rows were read, before they are given out: a read that cannot be noted does not happen. */
export const noteAccess = (context: CityContext, { source, ...access }: Access): Promise<void> =>
  noteLook(context, { ...access, subject: `source ${source.name}` })

/** Writes a look down, in the chain of looks. */
export const noteLook = (
  context: CityContext,
  { member, purpose, subject, agreement, fields, rows }: Look,
): Promise<void> =>
  asWriter(context, member.person, purpose, async unit => {
    const entry = {
      at: new Date().toISOString(),
      person: member.person,
      role: member.role,
      organisation: member.organisation?.id ?? null,
      purpose,
      subject,
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
