import { evidenceKinds, type WorkCommitment } from '@understory/model'
import type { Trouble } from '../../../api/member.ts'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import type { Values } from '../dialogue/form-lines.ts'

/** Evidence as a form sends it: a file goes along as base 64, and its hash is made by the house. */
export async function evidenceOfForm(form: FormData) {
  const text = (name: string): string | null => {
    const value = form.get(name)
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const file = form.get('file')
  const hasFile = file instanceof File && file.size > 0
  return {
    read: Number(text('read')),
    kind: text('kind'),
    title: text('title') ?? '',
    language: text('language'),
    day: text('day') ?? '',
    address: text('address'),
    sha256: text('sha256')?.toLowerCase() ?? null,
    file: hasFile ? Buffer.from(await file.arrayBuffer()).toString('base64') : null,
    mediaType: hasFile && /^[a-z]+\/[a-z0-9.+-]+$/.test(file.type) ? file.type : null,
  }
}

/** Hands in what shows that something was done. */
export function EvidenceForm(props: { one: WorkCommitment; values?: Values; trouble?: Trouble }) {
  const { one, values = {}, trouble } = props
  const { t, code, language } = useWords()
  return (
    <form method="post" encType="multipart/form-data" className="panel">
      <h2>{t('workPlan.addEvidence')}</h2>
      <p className="note">{t('workPlan.evidenceText')}</p>
      <input type="hidden" name="what" value="evidence" />
      <input type="hidden" name="read" value={one.read} />
      <input type="hidden" name="language" value={language} />
      <ChoiceField
        name="kind"
        label={t('workPlan.evidenceKind')}
        defaultValue={values.kind ?? ''}
        options={evidenceKinds.map(value => ({ value, label: code('plan.evidence', value) }))}
      />
      <Field
        name="title"
        label={t('workPlan.evidenceTitle')}
        hint={t('workPlan.evidenceTitleHint')}
        defaultValue={values.title ?? ''}
        required
      />
      <Field
        name="day"
        label={t('workPlan.evidenceDay')}
        type="date"
        defaultValue={values.day ?? ''}
        required
      />
      <Field name="file" label={t('workPlan.file')} hint={t('workPlan.fileHint')} type="file" />
      <Field
        name="address"
        label={t('workPlan.address')}
        hint={t('workPlan.addressHint')}
        defaultValue={values.address ?? ''}
      />
      <Field
        name="sha256"
        label="SHA-256"
        hint={t('workPlan.sha256Hint')}
        defaultValue={values.sha256 ?? ''}
      />
      <PersonalDataCheck trouble={trouble} values={values} />
      <button type="submit">{t('workPlan.handIn')}</button>
    </form>
  )
}
