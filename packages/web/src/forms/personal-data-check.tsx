import type { Trouble } from '../api/member.ts'
import { useWords } from '../strings/words.tsx'
import { TextField, Tick } from './field.tsx'

type Values = Readonly<Record<string, string | undefined>>

/** Passages that somebody was shown and said identify no one; nothing where the box was not ticked. */
export function acknowledgedOf(values: Values): { acknowledged?: string[] } {
  if (values.identifiesNobody !== 'yes') return {}
  try {
    const list: unknown = JSON.parse(values.shownPassages ?? '[]')
    return Array.isArray(list) ? { acknowledged: list.filter(one => typeof one === 'string') } : {}
  } catch {
    return {}
  }
}

/** Passages by which the API says that texts were stopped: “words” (kind), … */
const passagesIn = (detail: string) =>
  [...detail.matchAll(/“(.+?)” \(([a-z]+)\)(?=[,.])/gs)].map(([, text = '', kind = '']) => ({ text, kind }))

const neverAcknowledged = new Set(['contact', 'identity'])

/** Inside of a form whose texts were stopped: what may identify somebody, and a box to say that none of it does. Contact details are never taken. */
export function PersonalDataCheck({
  trouble,
  values = {},
}: {
  trouble: Trouble | null | undefined
  values?: Values | undefined
}) {
  const { t, code, list } = useWords()
  if (trouble?.code !== 'identifying-words') return null
  const passages = passagesIn(trouble.detail)
  const others = passages.filter(one => !neverAcknowledged.has(one.kind)).map(one => one.text)
  return (
    <fieldset className="callout clear-words">
      <legend>{t('personalData.mayIdentify')}</legend>
      <ul>
        {passages.map(({ text, kind }) => (
          <li key={`${kind} ${text}`}>
            <b>{text}</b> ({code('room.kind', kind)})
          </li>
        ))}
      </ul>
      {others.length < passages.length && <p>{t('personalData.noContacts')}</p>}
      {others.length > 0 && (
        <>
          <input
            type="hidden"
            name="shownPassages"
            value={JSON.stringify([...(acknowledgedOf(values).acknowledged ?? []), ...others])}
          />
          <Tick
            name="identifiesNobody"
            label={t('personalData.identifiesNobody', { words: list(others) })}
            ticked={false}
          />
          <p className="note">{t('personalData.identifiesNobodyText')}</p>
        </>
      )}
    </fieldset>
  )
}

const ofTheCheck = new Set(['identifiesNobody', 'shownPassages'])

/** What was typed into a form that does not come back with its values: the texts that were stopped to be edited, everything else as it was. */
export function SendAgain({ trouble, values }: { trouble: Trouble | null | undefined; values: Values }) {
  const { t } = useWords()
  if (trouble?.code !== 'identifying-words') return null
  const passages = passagesIn(trouble.detail)
  const isStopped = (text: string) => passages.some(one => text.includes(one.text))
  return (
    <form method="post" className="form-page">
      {Object.entries(values).map(([name, value = '']) =>
        ofTheCheck.has(name) ? null : isStopped(value) ? (
          <TextField key={name} name={name} label={t('personalData.yourText')} defaultValue={value} />
        ) : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
      <PersonalDataCheck trouble={trouble} values={values} />
      <button type="submit">{t('personalData.send')}</button>
    </form>
  )
}
