import { agreementPageShape, may, meShape } from '@understory/model'
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
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const me = await askMember(args, 'me', meShape)
  const role = me.hats.find(hat => hat.membership === me.acting)?.role ?? 'public'
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return {
    page: await askMember(args, `agreements${query}`, agreementPageShape),
    maySign: may(role, 'sign-agreement'),
    mayEnd: may(role, 'end-agreement'),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { what, id = '', version, why = '' } = await formFields(request)
  const path = `agreements/${encodeURIComponent(id)}/${what === 'sign' ? 'signature' : 'end'}`
  const sent = await sendMember(context, path, { version: Number(version), why })
  return sent.ok ? redirect(pageAt(request, '/work/agreements')) : refused(sent.trouble)
}

/** Agreements in full, newest version of each: sign a draft, end what is in force. */
export default function WorkAgreementsPage() {
  const { page, maySign, mayEnd } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, day, language } = useWords()
  return (
    <div className="form-page">
      <title>{t('contracts.title')}</title>
      <h1>{t('work.agreements')}</h1>
      <p className="lead">{t('contracts.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {page.agreements.map(one => (
        <article className="letter" key={`${one.id} ${one.version}`}>
          <h2>{one.terms.title[language]}</h2>
          <p className="note">
            {one.terms.tier.toUpperCase()} · {t('check.version', { version: one.version })} ·{' '}
            {code('contracts.state', one.state)}
            {one.terms.endsOn && ` · ${t('account.until', { day: day(one.terms.endsOn) })}`}
          </p>
          <p>{one.terms.summary[language]}</p>
          <details>
            <summary>{t('contracts.terms')}</summary>
            <pre className="command">{JSON.stringify(one.terms, null, 2)}</pre>
          </details>
          {(one.state === 'draft' || one.state === 'in-force' || one.state === 'upcoming') && (
            <form method="post">
              <input type="hidden" name="id" value={one.id} />
              <input type="hidden" name="version" value={one.version} />
              <div className="field">
                <label htmlFor={`why-${one.id}`}>{t('access.why')}</label>
                <input id={`why-${one.id}`} name="why" />
              </div>
              {one.state === 'draft' ? (
                <Allowed decision={maySign} label={t('contracts.sign')}>
                  <button type="submit" name="what" value="sign">
                    {t('contracts.sign')}
                  </button>
                </Allowed>
              ) : (
                <Allowed decision={mayEnd} label={t('contracts.end')}>
                  <button type="submit" name="what" value="end" className="second">
                    {t('contracts.end')}
                  </button>
                </Allowed>
              )}
            </form>
          )}
        </article>
      ))}
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
