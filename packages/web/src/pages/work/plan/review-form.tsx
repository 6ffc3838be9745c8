import { verdictAnswers, type WorkCommitment } from '@understory/model'
import type { Trouble } from '../../../api/member.ts'
import { ChoiceField, TextField } from '../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import type { Values } from '../dialogue/form-lines.ts'

/** A review as a form sends it. */
export const reviewOfForm = (form: FormData) => ({
  read: Number(form.get('read')),
  verdict: String(form.get('verdict') ?? ''),
  words: { text: String(form.get('reviewWords') ?? ''), language: String(form.get('language') ?? '') },
})

/** For who neither made the promise nor owns it: a review, and writing down how residents judged. */
export function ReviewForm(props: { one: WorkCommitment; values?: Values; trouble?: Trouble }) {
  const { one, values = {}, trouble } = props
  const { t, code, language } = useWords()
  return (
    <>
      <form method="post" className="panel">
        <h2>{t('workPlan.reviewHeading')}</h2>
        <input type="hidden" name="what" value="review" />
        <input type="hidden" name="read" value={one.read} />
        <input type="hidden" name="language" value={language} />
        <ChoiceField
          name="verdict"
          label={t('workPlan.reviewVerdict')}
          defaultValue={values.verdict ?? ''}
          options={verdictAnswers.map(value => ({ value, label: code('verdict.answer', value) }))}
        />
        <TextField
          name="reviewWords"
          label={t('workPlan.reviewWords')}
          defaultValue={values.reviewWords ?? ''}
          rows={3}
        />
        <PersonalDataCheck trouble={trouble} values={values} />
        <button type="submit">{t('workPlan.sendReview')}</button>
      </form>
      <form method="post" className="panel">
        <p>{t('workPlan.tallyText')}</p>
        <input type="hidden" name="what" value="tally" />
        <input type="hidden" name="read" value={one.read} />
        <button type="submit" className="second">
          {t('workPlan.tally')}
        </button>
      </form>
    </>
  )
}
