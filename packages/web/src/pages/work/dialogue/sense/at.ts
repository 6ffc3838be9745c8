import { data } from 'react-router'
import type { Sent, Trouble } from '../../../../api/member.ts'
import type { Values } from '../form-lines.ts'

/** The API of one series. */
export const at = (id: string | undefined): string => `dialogue/series/${encodeURIComponent(id ?? '')}`

/** What a form comes back with: what is wrong, in which field, and what was typed, or that it was kept. */
export interface Answer {
  readonly trouble: Trouble | null
  readonly field: string | null
  readonly values: Values
}
/** `fieldOf` gives the name of the field that stands for a place in what was sent. */
export const answered = (
  sent: Sent<unknown>,
  values: Values,
  fieldOf: (where: string) => string | null = () => null,
) =>
  data<Answer>(
    sent.ok
      ? { trouble: null, field: null, values: {} }
      : { trouble: sent.trouble, field: fieldOf(sent.trouble.where ?? ''), values },
    { status: sent.ok ? 200 : sent.trouble.status },
  )
/** What is wrong, under the name of its field. */
export const errorsOf = (answer: Answer | undefined): Values =>
  answer?.field && answer.trouble ? { [answer.field]: answer.trouble.detail } : {}

/** Words that somebody says identify no one, as they are typed: with commas between them. */
export const clearedOf = (values: Values): string[] =>
  (values.cleared ?? '').split(',').flatMap(one => one.trim() || [])

/** Values of fields whose names begin with this and a dot, without it. */
export const under = (values: Values, name: string): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
    ),
  )
/** The blocks of a form, whose fields are named `block.3.id`; each with its name, `block.3`. */
export const blocksOf = (values: Values): readonly (Values & { readonly block: string })[] =>
  [...new Set(Object.keys(values).flatMap(key => /^block\.(\d+)\./.exec(key)?.[1] ?? []))]
    .toSorted((a, b) => Number(a) - Number(b))
    .map(n => ({ ...under(values, `block.${n}`), block: `block.${n}` }))
/** The field of a place such as `codes.1.label.en`, where `codes` were sent from these blocks. */
export const fieldOfBlock =
  (list: string, sent: readonly { readonly block: string }[]) =>
  (where: string): string | null => {
    const [, n, rest] = new RegExp(`^${list}\\.(\\d+)\\.(.+)$`).exec(where) ?? []
    const block = sent[Number(n)]?.block
    return block === undefined ? null : `${block}.${rest}`
  }
