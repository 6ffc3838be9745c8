import type { Member, Purpose, Source } from '@understory/model'
import { recordEvent } from './change.ts'
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
  asWriter(context, member.person, purpose, unit =>
    recordEvent(unit, {
      actor: member.person,
      action: 'rows-read',
      subject: `source ${source.name}`,
      why: purpose,
      detail: { role: member.role, agreement, fields, rows },
    }),
  )
