import { data } from 'react-router'
import type { Sent, Trouble } from '../../../../api/member.ts'
import type { Values } from '../form-lines.ts'

/** The API of one series. */
export const at = (id: string | undefined): string => `dialogue/series/${encodeURIComponent(id ?? '')}`

/** What a form comes back with: what is wrong and what was typed, or that it was kept. */
export interface Answer {
  readonly trouble: Trouble | null
  readonly values: Values
}
export const answered = (sent: Sent<unknown>, values: Values) =>
  data<Answer>(sent.ok ? { trouble: null, values: {} } : { trouble: sent.trouble, values }, {
    status: sent.ok ? 200 : sent.trouble.status,
  })

/** Values of fields whose names begin with this and a dot, without it. */
export const under = (values: Values, name: string): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
    ),
  )
/** Numbers of the blocks of a form: fields are named `block.3.id`. */
export const blocksOf = (values: Values): readonly Values[] =>
  [...new Set(Object.keys(values).flatMap(key => /^block\.(\d+)\./.exec(key)?.[1] ?? []))]
    .toSorted((a, b) => Number(a) - Number(b))
    .map(n => under(values, `block.${n}`))
