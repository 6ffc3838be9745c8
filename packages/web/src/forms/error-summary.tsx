import type { Trouble } from '../api/member.ts'
import { useWords } from '../strings/words.tsx'
import { SendAgain } from './personal-data-check.tsx'

/** Problems that say how long to wait. */
const limits = new Set(['too-many-requests', 'hourly-limit'])

/** What stopped a form, above it, with a link to the field that is meant. */
export function ErrorSummary({
  trouble,
  field,
  values,
}: {
  trouble: Trouble | null | undefined
  /** The field that is meant, where the place in the problem is not its name. */
  field?: string | null | undefined
  /** What was typed, where the form itself comes back without it. */
  values?: Readonly<Record<string, string>> | undefined
}) {
  const { t, code } = useWords()
  if (!trouble) return null
  const known = code('form.problem', trouble.code, '')
  const wait_s = /^(\d+) s$/.exec(limits.has(trouble.code) ? (trouble.expected ?? '') : '')?.[1]
  // The passages and what to do about them stand in the form itself.
  const isScreened = trouble.code === 'identifying-words'
  const isNamed = !isScreened && /^[a-z]\w*$/i.test(trouble.where ?? '')
  return (
    <div className="error-summary" role="alert" aria-labelledby="error-title">
      <h2 id="error-title">{t('form.problem')}</h2>
      <p>{known || <span lang="en">{trouble.detail}</span>}</p>
      {field && (
        <p>
          <a href={`#${field}`}>{t('form.goThere')}</a>
        </p>
      )}
      {!field && isNamed && (
        <p>
          <a href={`#${trouble.where}`}>{t('form.goToField', { field: trouble.where ?? '' })}</a>
        </p>
      )}
      {wait_s && <p>{t('form.wait', { minutes: Math.ceil(Number(wait_s) / 60) })}</p>}
      {trouble.expected && !wait_s && !isScreened && (
        <p className="note">
          {t('form.expected')} <span lang="en">{trouble.expected}</span>
        </p>
      )}
      {values && <SendAgain trouble={trouble} values={values} />}
    </div>
  )
}
