import { agreementPageShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../api/member.ts'
import { Allowed } from '../../forms/decision.tsx'
import { useWords } from '../../strings/words.tsx'
import { actingRole, mayDraft } from './agreement/load.ts'

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return {
    page: await askMember(args, `agreements${query}`, agreementPageShape),
    mayDraft: mayDraft(await actingRole(args)),
  }
}

/** The newest version of each agreement, drafts too. */
export default function WorkAgreementsPage() {
  const { page, mayDraft } = useLoaderData<typeof loader>()
  const { t, path, code, day, language } = useWords()
  return (
    <div className="form-page">
      <title>{t('contracts.title')}</title>
      <h1>{t('work.agreements')}</h1>
      <p className="lead">{t('contracts.lead')}</p>
      <p>
        <Allowed decision={mayDraft} label={t('draft.heading')}>
          <a className="button" href={path('/work/agreements/draft')}>
            {t('draft.heading')}
          </a>
        </Allowed>
      </p>
      <ul className="plain">
        {page.agreements.map(({ id, terms, version, state, endedOn }) => (
          <li className="letter" key={id}>
            <h2>
              <a href={path(`/work/agreements/${id}`)}>{terms.title[language]}</a>
            </h2>
            <p className="note">
              {t(`agreement.tier.${terms.tier}`)} · {t('check.version', { version })} ·{' '}
              <b>{code('contracts.state', state)}</b>
              {!endedOn && terms.endsOn && ` · ${t('account.until', { day: day(terms.endsOn) })}`}
            </p>
          </li>
        ))}
      </ul>
      {page.next && (
        <p>
          <a href={`${path('/work/agreements')}?cursor=${encodeURIComponent(page.next)}`}>
            {t('access.more')}
          </a>
        </p>
      )}
    </div>
  )
}
