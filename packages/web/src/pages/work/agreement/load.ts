import {
  type Agreement,
  agreementPageShape,
  agreementShape,
  type HatAccess,
  type MemberLine,
  may,
  memberPageShape,
  meShape,
  type Organisation,
  organisationShape,
} from '@understory/model'
import type { LoaderFunctionArgs } from 'react-router'
import { askMember } from '../../../api/member.ts'

type Role = HatAccess['member']['role']

/** The role of the hat that is worn; the public's where none is. */
export async function actingRole(args: LoaderFunctionArgs): Promise<Role> {
  const me = await askMember(args, 'me', meShape)
  return me.hats.find(hat => hat.membership === me.acting)?.role ?? 'public'
}

/** Every version of one agreement, newest first. */
export const versionsOf = (args: LoaderFunctionArgs, id: string): Promise<Agreement[]> =>
  askMember(args, `agreements/${encodeURIComponent(id)}`, agreementShape.array())

/** What a draft is written with: whom it can name, and what it can stand on. */
export interface DraftingDesk {
  readonly role: Role
  readonly organisations: readonly Organisation[]
  /** One line for each person with a role that holds. */
  readonly people: readonly MemberLine[]
  /** Agreements in force that another can stand on. */
  readonly above: readonly Agreement[]
}

const mostPages = 50

/** All pages of a list; a longer one than a desk can hold is a fault. */
async function everyPage<T>(
  ask: (cursor: string) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = []
  let cursor = ''
  for (let n = 0; n < mostPages; n++) {
    const { items, next } = await ask(cursor && `?cursor=${encodeURIComponent(cursor)}`)
    all.push(...items)
    if (next === null) return all
    cursor = next
  }
  throw new Error(`a list of more than ${all.length} entries`)
}

/** Everybody with a role, now or before. */
export const everyMember = (args: LoaderFunctionArgs): Promise<MemberLine[]> =>
  everyPage(query => askMember(args, `members${query}`, memberPageShape))

export async function draftingDesk(args: LoaderFunctionArgs): Promise<DraftingDesk> {
  const [role, organisations, members, agreements] = await Promise.all([
    actingRole(args),
    askMember(args, 'organisations', organisationShape.array()),
    everyMember(args),
    everyPage(async query => {
      const { agreements: items, next } = await askMember(args, `agreements${query}`, agreementPageShape)
      return { items, next }
    }),
  ])
  const people = new Map(members.filter(one => one.holds).map(one => [one.person.id, one]))
  return {
    role,
    organisations,
    people: [...people.values()],
    above: agreements.filter(one => one.holds && one.terms.tier !== 'dul'),
  }
}

export const mayDraft = (role: Role) => may(role, 'draft-agreement')
