import { may, meShape, releaseDraftPageShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { useWords } from '../../strings/words.tsx'
import { ReleaseDraftEntry } from './release-draft.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const me = await askMember(args, 'me', meShape)
  const role = me.hats.find(hat => hat.membership === me.acting)?.role ?? 'public'
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return {
    page: await askMember(args, `releases${query}`, releaseDraftPageShape),
    mayApprove: may(role, 'approve-release'),
    mayWithdraw: may(role, 'withdraw-release-draft'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { what, id = '', hash, why } = await formFields(request)
  const path = `releases/${encodeURIComponent(id)}/${what === 'approve' ? 'approval' : 'withdrawal'}`
  const body = what === 'approve' ? { contentHash: hash, why: why ?? '' } : { why: why ?? '' }
  const sent = await sendMember(context, path, body)
  return sent.ok ? redirect(pageAt(request, '/work/releases')) : refused(sent.trouble)
}

/** Drafts with what their disclosure report says; approve what may leave, withdraw what may not. */
export default function WorkReleasesPage() {
  const { page, mayApprove, mayWithdraw } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  return (
    <div className="form-page">
      <title>{t('drafts.title')}</title>
      <h1>{t('work.releases')}</h1>
      <p className="lead">{t('drafts.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
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
