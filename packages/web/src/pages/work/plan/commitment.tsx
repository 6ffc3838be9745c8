import { may, nextSteps, organisationShape, workCommitmentShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, pageAt, sendMember, type Trouble } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { History } from '../../../measured/plan/history.tsx'
import { StandingLine } from '../../../measured/plan/standing.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import type { Values } from '../dialogue/form-lines.ts'
import { EvidenceForm, evidenceOfForm } from './evidence-form.tsx'
import { askWorkCommitment } from './load.ts'
import { PlanCrumbs } from './plan-crumbs.tsx'
import { ReviewForm, reviewOfForm } from './review-form.tsx'
import { StepForm, stepOfForm } from './step-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, one, organisations] = await Promise.all([
    actingRole(args),
    askWorkCommitment(args),
    askMember(args, 'organisations', organisationShape.array()),
  ])
  const owner = may(role, 'own-commitment')
  return {
    one,
    organisations,
    role,
    mayMove: { ...owner, allowed: owner.allowed && (one.own || role === 'office') },
    mayReword: may(role, 'propose-commitment'),
    mayShow: may(role, 'add-evidence'),
    mayReview: may(role, 'review-commitment').allowed && !one.own,
    mayCall: may(role, 'call-panel').allowed && one.terms.origin.series !== null,
  }
}

interface Answer {
  readonly values: Values
  readonly trouble: Trouble
}
/** What was typed, to be shown again; a file has to be chosen anew. */
const textsOf = (form: FormData): Values =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

/** Takes a step, or hands evidence in; comes back to the same page. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const base = `plan/commitments/${encodeURIComponent(params.no ?? '')}`
  const what = form.get('what')
  const [path, body] =
    what === 'evidence'
      ? ['evidence', await evidenceOfForm(form)]
      : what === 'review'
        ? ['reviews', reviewOfForm(form)]
        : what === 'tally'
          ? ['tallies', { read: Number(form.get('read')) }]
          : ['steps', stepOfForm(form)]
  const values = textsOf(form)
  const asked = { ...body, ...acknowledgedOf(values) }
  const sent = await sendMember(context, `${base}/${path}`, asked, { shape: workCommitmentShape })
  if (!sent.ok) return data<Answer>({ values, trouble: sent.trouble }, { status: sent.trouble.status })
  return redirect(pageAt(request, `/work/plan/commitments/${sent.value.no}`))
}

/** One commitment, with what can be done about it now. */
export default function WorkCommitmentPage() {
  const { one, organisations, role, mayMove, mayReword, mayShow, mayReview, mayCall } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  /** What was typed into the form that was refused. */
  const typedInto = (form: string): Partial<Answer> =>
    answer && (answer.values.what ?? 'step') === form ? answer : {}
  const { t, path, language, day } = useWords()
  const { no, terms, state, steps } = one
  const next = nextSteps(state)
  return (
    <div className="form-page">
      <title>{t('plan.oneTitle', { no, what: terms.what[language] })}</title>
      <PlanCrumbs />
      <h1>{terms.what[language]}</h1>
      <StandingLine commitment={one} />
      <p>{t('plan.ownerDue', { owner: terms.owner.name, day: day(terms.due) })}</p>
      <p className="test">
        <b>{t('plan.test')}</b> {terms.test[language]}
      </p>
      <p className="links">
        <a href={path(`/plan/commitments/${no}`)}>{t('workDialogue.publicPage')}</a>
        {mayCall && <a href={path(`/work/plan/commitments/${no}/panel`)}>{t('workPlan.toPanel')}</a>}
        {next.includes('reworded') && mayReword.allowed && (
          <a href={path(`/work/plan/commitments/${no}/wording`)}>{t('workPlan.reword')}</a>
        )}
      </p>
      <ErrorSummary trouble={answer?.trouble} />
      <Allowed decision={mayMove} label={t('workPlan.step')}>
        <StepForm
          one={one}
          organisations={organisations}
          onlyHandOver={!one.own && role === 'office'}
          {...typedInto('step')}
        />
      </Allowed>
      {next.includes('evidence') && (
        <Allowed decision={mayShow} label={t('workPlan.addEvidence')}>
          <EvidenceForm one={one} {...typedInto('evidence')} />
        </Allowed>
      )}
      {mayReview && next.includes('reviewed') && <ReviewForm one={one} {...typedInto('review')} />}
      <section>
        <h2>{t('plan.chain.evidence')}</h2>
        {one.evidenceList.length === 0 && <p>{t('plan.noEvidence')}</p>}
        <ul className="evidence">
          {one.evidenceList.map(each => (
            <li key={each.id}>
              <b lang={each.language}>{each.title}</b>, {day(each.day)}, {each.org}{' '}
              {each.kept && (
                <a href={`/api/v1/member/plan/evidence/${each.id}/file`}>{t('workPlan.download')}</a>
              )}
              <br />
              <span className="hash">
                SHA-256 <code>{each.sha256}</code>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('plan.history')}</h2>
        <History steps={steps} />
      </section>
    </div>
  )
}
