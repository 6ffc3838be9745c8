import { agreementShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { pageAt, sendMember, type Trouble } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { FaultList } from '../../../forms/faults.tsx'
import { Field } from '../../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { DataPart, KeepingPart, labelKey, PartiesPart, UsePart, WordsPart } from './fields.tsx'
import {
  type FormFault,
  type FormValues,
  formOfTerms,
  formValues,
  rowsOf,
  termsOfForm,
  textIn,
} from './form-values.ts'
import { draftingDesk, mayDraft, versionsOf } from './load.ts'

/** What a new form holds: the rules that are usual, nothing that names anybody. */
const blank: FormValues = {
  tier: ['dsa'],
  minimumCell: ['11'],
  publicationReviewDays: ['30'],
  redisclosure: ['releases-only'],
  'breach.hours': ['24'],
  auditRight: ['yes'],
  public: ['yes'],
}

export async function loader(args: LoaderFunctionArgs) {
  const desk = await draftingDesk(args)
  const change = new URL(args.request.url).searchParams.get('change')
  const [newest] = change === null ? [] : await versionsOf(args, change)
  return {
    desk,
    change,
    values: newest ? formOfTerms(newest.terms) : blank,
    newest: newest?.terms.title ?? null,
  }
}

interface Answer {
  readonly values: FormValues
  readonly faults: readonly FormFault[]
  readonly trouble: Trouble | null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = formValues(await request.formData())
  const what = textIn(values, 'what')
  const again = (answer: Partial<Answer>, status: number) =>
    data<Answer>({ values, faults: [], trouble: null, ...answer }, { status })
  if (what === 'party' || what === 'data-set') {
    const [list, name] = what === 'party' ? ['parties', 'organisation'] : ['dataSets', 'source']
    return again({ values: { ...values, [`${list}.${rowsOf(values, list ?? '')}.${name}`]: [''] } }, 200)
  }
  const read = termsOfForm(values)
  const why = textIn(values, 'why')
  const faults = [...(read.ok ? [] : read.faults), ...(why === '' ? [{ field: 'why', message: '' }] : [])]
  if (!read.ok || faults.length > 0) return again({ faults }, 422)
  const change = new URL(request.url).searchParams.get('change')
  const path = change === null ? 'agreements' : `agreements/${encodeURIComponent(change)}/drafts`
  const typed = checkValues(values)
  const sent = await sendMember(
    context,
    path,
    { terms: read.terms, why, ...acknowledgedOf(typed) },
    { shape: agreementShape },
  )
  if (!sent.ok) return again({ trouble: sent.trouble }, sent.trouble.status)
  return redirect(pageAt(request, `/work/agreements/${sent.value.id}`))
}

/** Writes a draft of a new agreement, or of a change; nothing holds until counsel puts it into force. */
export default function DraftAgreementPage() {
  const { desk, change, values, newest } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  const form = { desk, values: answer?.values ?? values, faults: answer?.faults ?? [] }
  const submit = t('draft.submit')
  return (
    <div className="form-page">
      <title>{t('draft.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> ›{' '}
        <a href={path('/work/agreements')}>{t('work.agreements')}</a>
      </p>
      <h1>{newest ? t('draft.headingChange', { title: newest[language] }) : t('draft.heading')}</h1>
      <p className="lead">{t(change === null ? 'draft.lead' : 'draft.leadChange')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <Faults faults={form.faults} />
      <form method="post" noValidate>
        {/* Enter in a field sends the form by its first button: that one must not be "another row". */}
        <button
          type="submit"
          name="what"
          value="draft"
          className="out-of-sight"
          tabIndex={-1}
          aria-hidden="true"
        >
          {submit}
        </button>
        <WordsPart {...form} />
        <PartiesPart {...form} />
        <DataPart {...form} />
        <UsePart {...form} />
        <KeepingPart {...form} />
        <section>
          <h2>{t('draft.send')}</h2>
          <Field
            name="why"
            label={t('people.why')}
            hint={t('draft.whyHint')}
            error={form.faults.find(fault => fault.field === 'why')?.message}
            defaultValue={textIn(form.values, 'why')}
          />
          <PersonalDataCheck trouble={answer?.trouble} values={checkValues(form.values)} />
          <Allowed decision={mayDraft(desk.role)} label={submit}>
            <button type="submit" name="what" value="draft">
              {submit}
            </button>
          </Allowed>
        </section>
      </form>
    </div>
  )
}

/** What the check of personal data needs of a form whose fields are lists. */
const checkValues = (values: Parameters<typeof textIn>[0]) => ({
  identifiesNobody: textIn(values, 'identifiesNobody'),
  shownPassages: textIn(values, 'shownPassages'),
})

/** Every fault of the form, each with a way to its control. */
function Faults({ faults }: { faults: readonly FormFault[] }) {
  const { t } = useWords()
  const list = faults.map(({ field, message }) => ({
    field,
    link: field === 'why' ? t('people.why') : t(labelKey(field)),
    said: message === '' ? t('form.missing') : <span lang="en">{message}</span>,
  }))
  return <FaultList list={list} />
}
