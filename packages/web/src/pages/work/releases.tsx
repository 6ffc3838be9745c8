import {
  type Decision,
  may,
  type ReleaseDatasetWords,
  releaseDatasetShape,
  releaseDraftPageShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../api/member.ts'
import { Allowed } from '../../forms/decision.tsx'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { Field } from '../../forms/field.tsx'
import { acknowledgedOf } from '../../forms/personal-data-check.tsx'
import { useWords } from '../../strings/words.tsx'
import { useTitle } from '../releases/release-words.ts'
import { actingRole } from './agreement/load.ts'
import { ReleaseDraftEntry } from './release-draft.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const role = await actingRole(args)
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return {
    page: await askMember(args, `releases${query}`, releaseDraftPageShape),
    datasets: await askMember(args, 'release-datasets', releaseDatasetShape.array()),
    mayDraft: may(role, 'draft-release'),
    mayApprove: may(role, 'approve-release'),
    mayWithdraw: may(role, 'withdraw-release-draft'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { what, id = '', hash, why, dataset } = values
  const reason = { why: why ?? '', ...acknowledgedOf(values) }
  if (what === 'draft') {
    const made = await sendMember(context, 'releases', { dataset, ...reason })
    return made.ok ? redirect(pageAt(request, '/work/releases')) : refused(made.trouble, values)
  }
  const path = `releases/${encodeURIComponent(id)}/${what === 'approve' ? 'approval' : 'withdrawal'}`
  const body = what === 'approve' ? { contentHash: hash, ...reason } : reason
  const sent = await sendMember(context, path, body)
  return sent.ok ? redirect(pageAt(request, '/work/releases')) : refused(sent.trouble, values)
}

/** Drafts with what their disclosure report says; approve what may leave, withdraw what may not. */
export default function WorkReleasesPage() {
  const { page, datasets, mayDraft, mayApprove, mayWithdraw } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  return (
    <div className="form-page">
      <title>{t('drafts.title')}</title>
      <h1>{t('work.releases')}</h1>
      <p className="lead">{t('drafts.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      <DraftRelease datasets={datasets} mayDraft={mayDraft} />
      <h2>{t('drafts.heading')}</h2>
      {page.drafts.length === 0 && <p>{t('drafts.none')}</p>}
      {page.drafts.map(draft => (
        <ReleaseDraftEntry key={draft.id} draft={draft} mayApprove={mayApprove} mayWithdraw={mayWithdraw} />
      ))}
      {page.next && (
        <p>
          <a href={`${path('/work/releases')}?cursor=${encodeURIComponent(page.next)}`}>{t('access.more')}</a>
        </p>
      )}
    </div>
  )
}

/** Builds the next release of one dataset of the fixed catalogue. */
function DraftRelease({
  datasets,
  mayDraft,
}: {
  datasets: readonly ReleaseDatasetWords[]
  mayDraft: Decision
}) {
  const { t, code } = useWords()
  const titles = useTitle()
  const label = t('drafts.make')
  return (
    <section>
      <h2>{t('drafts.makeHeading')}</h2>
      <form method="post">
        <fieldset className="field">
          <legend>{t('drafts.dataset')}</legend>
          {datasets.map(({ name, title, disclosure }, n) => (
            <label className="choice" key={name}>
              <input type="radio" name="dataset" value={name} defaultChecked={n === 0} />{' '}
              {titles.of({ dataset: name, title })}{' '}
              <span className="note">{code('release.class', disclosure)}</span>
            </label>
          ))}
        </fieldset>
        <Field name="why" label={t('access.why')} hint={t('drafts.whyHint')} required />
        <Allowed decision={mayDraft} label={label}>
          <button type="submit" name="what" value="draft">
            {label}
          </button>
        </Allowed>
      </form>
    </section>
  )
}
