import type { Trouble } from '../../../api/member.ts'
import { Tick } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'
import type { Values } from '../dialogue/form-lines.ts'

/** Passages that somebody was shown and said lead to nobody; nothing where the box was not ticked. */
export function clearedOf(values: Values): { cleared?: string[] } {
  if (values.leadsToNobody !== 'yes') return {}
  try {
    const list: unknown = JSON.parse(values.cleared ?? '[]')
    return Array.isArray(list) ? { cleared: list.filter(one => typeof one === 'string') } : {}
  } catch {
    return {}
  }
}

/** Passages by which the API says that words were stopped: “words” (kind), … */
const passagesIn = (detail: string) =>
  [...detail.matchAll(/“(.+?)” \(([a-z]+)\)(?=[,.])/g)].map(([, text = '', kind = '']) => ({ text, kind }))

/** Where words were stopped: what may lead to a person, and a box to say that none of it does. Contacts are never cleared. */
export function ClearWords({ trouble, values }: { trouble: Trouble | null | undefined; values: Values }) {
  const { t, code, list } = useWords()
  if (trouble?.code !== 'identifying-words') return null
  const passages = passagesIn(trouble.detail)
  const clearable = passages.filter(one => one.kind !== 'contact').map(one => one.text)
  return (
    <fieldset className="callout clear-words">
      <legend>{t('workPlan.mayLead')}</legend>
      <ul>
        {passages.map(({ text, kind }) => (
          <li key={`${kind} ${text}`}>
            <b>{text}</b> ({code('room.kind', kind)})
          </li>
        ))}
      </ul>
      {clearable.length > 0 && (
        <>
          <input
            type="hidden"
            name="cleared"
            value={JSON.stringify([...(clearedOf(values).cleared ?? []), ...clearable])}
          />
          <Tick
            name="leadsToNobody"
            label={t('workPlan.leadsToNobody', { words: list(clearable) })}
            ticked={false}
          />
          <p className="note">{t('workPlan.leadsText')}</p>
        </>
      )}
      {clearable.length < passages.length && <p>{t('workPlan.noContacts')}</p>}
    </fieldset>
  )
}
