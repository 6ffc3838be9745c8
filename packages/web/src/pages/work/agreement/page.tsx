import { type Agreement, agreementFaults, may, type RegisterEntry } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { formFields, pageAt, refused, sendMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { Field } from '../../../forms/field.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { Terms } from '../../trust/terms.tsx'
import { actingRole, mayDraft, versionsOf } from './load.ts'

export async function loader(args: LoaderFunctionArgs) {
  const role = await actingRole(args)
  const versions = await versionsOf(args, args.params.id ?? '')
  const newest = versions[0]
  if (!newest) throw new Response(null, { status: 404 })
  const above = newest.terms.parent === null ? [] : await versionsOf(args, newest.terms.parent)
  const parent = above.find(one => one.holds) ?? null
  return {
    newest,
    versions: versions.map(({ version, state, why, madeAt }) => ({ version, state, why, madeAt })),
    parent: parent && { id: parent.id, title: parent.terms.title },
    faults: newest.state === 'draft' ? agreementFaults(newest.terms, parent?.terms ?? null) : [],
    mayDraft: mayDraft(role),
    maySign: may(role, 'sign-agreement'),
    mayEnd: may(role, 'end-agreement'),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { what, version, why = '' } = values
  const id = params.id ?? ''
  const path = `agreements/${encodeURIComponent(id)}/${what === 'sign' ? 'signature' : 'end'}`
  const sent = await sendMember(context, path, {
    version: Number(version),
    why,
    ...acknowledgedOf(values),
  })
  return sent.ok ? redirect(pageAt(request, `/work/agreements/${id}`)) : refused(sent.trouble, values)
}

/** An agreement in full: what residents read, what they do not, and the decisions about it. */
export default function WorkAgreementPage() {
  const { newest, versions, parent, faults, ...may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, day, language } = useWords()
  const change = t('contracts.change')
  return (
    <>
      <title>{`${newest.terms.title[language]} – Understory`}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> ›{' '}
        <a href={path('/work/agreements')}>{t('work.agreements')}</a>
      </p>
      <h1>{newest.terms.title[language]}</h1>
      <p className="lead">{newest.terms.summary[language]}</p>
      <p className="standing">
        <b>{t(`agreement.tier.${newest.terms.tier}`)}.</b>{' '}
        {t('contracts.standing', { version: newest.version, state: code('contracts.state', newest.state) })}{' '}
        {parent && (
          <>
            {t('agreement.standsOn')}:{' '}
            <a href={path(`/work/agreements/${parent.id}`)}>{parent.title[language]}</a>
          </>
        )}
      </p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      {faults.length > 0 && (
        <section className="callout" aria-labelledby="missing">
          <h2 id="missing">{t('contracts.missing')}</h2>
          <ul lang="en">
            {faults.map(({ where, what, expected }) => (
              <li key={`${where} ${what}`}>
                {what} {expected && `→ ${expected}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Terms agreement={registerEntryOf(newest)} />
      <NotForResidents terms={newest.terms} />
      <section>
        <h2>{t('contracts.decide')}</h2>
        <Decisions newest={newest} maySign={may.maySign} mayEnd={may.mayEnd} />
        <p>
          <Allowed decision={may.mayDraft} label={change}>
            <a className="button second" href={`${path('/work/agreements/draft')}?change=${newest.id}`}>
              {change}
            </a>
          </Allowed>
        </p>
      </section>
      <section>
        <h2>{t('agreement.versions')}</h2>
        <ul>
          {versions.map(one => (
            <li key={one.version}>
              {t('contracts.version', { version: one.version, day: day(one.madeAt) })} ·{' '}
              {code('contracts.state', one.state)}
              {one.why && <span className="note"> · {one.why}</span>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

type Decision = ReturnType<typeof mayDraft>

/** Signing what was read, or ending what is in force. */
function Decisions({ newest, maySign, mayEnd }: { newest: Agreement; maySign: Decision; mayEnd: Decision }) {
  const { t } = useWords()
  const { state, version } = newest
  if (state !== 'draft' && state !== 'in-force' && state !== 'upcoming') return null
  const signs = state === 'draft'
  const label = t(signs ? 'contracts.sign' : 'contracts.end')
  return (
    <form method="post" className="form-page">
      <input type="hidden" name="version" value={version} />
      <Field name="why" label={t('access.why')} {...(!signs && { hint: t('contracts.endHint') })} />
      <Allowed decision={signs ? maySign : mayEnd} label={label}>
        <button type="submit" name="what" value={signs ? 'sign' : 'end'} className={signs ? '' : 'second'}>
          {label}
        </button>
      </Allowed>
    </form>
  )
}

/** What stands in the agreement and not in the register: how data travel and lie, and who is named. */
function NotForResidents({ terms }: { terms: Agreement['terms'] }) {
  const { t } = useWords()
  const lines = (['transfer', 'storage', 'training'] as const).filter(name => terms[name] !== '')
  if (lines.length === 0 && terms.people.length === 0 && terms.public) return null
  return (
    <section>
      <h2>{t('contracts.private')}</h2>
      <dl>
        {lines.map(name => (
          <div key={name}>
            <dt>{t(`terms.${name}`)}</dt>
            <dd>{terms[name]}</dd>
          </div>
        ))}
      </dl>
      {terms.people.length > 0 && <p>{t('contracts.named', { count: terms.people.length })}</p>}
      {!terms.public && <p>{t('contracts.notPublic')}</p>}
    </section>
  )
}

const registerEntryOf = ({
  id,
  version,
  state,
  terms,
  endedOn,
  destroyBy,
}: Agreement): Omit<RegisterEntry, 'endedWhy'> => ({
  ...terms,
  id,
  version,
  state,
  endedOn,
  destroyBy,
})
