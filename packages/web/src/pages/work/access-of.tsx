import { hatAccessShape, may, meShape } from '@understory/model'
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
import { Reason } from '../../forms/reason.tsx'
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const me = await askMember(args, 'me', meShape)
  const role = me.hats.find(hat => hat.membership === me.acting)?.role ?? 'public'
  const access = await askMember(
    args,
    `members/${encodeURIComponent(args.params.membership ?? '')}`,
    hatAccessShape,
  )
  return { access, mayEnd: may(role, 'end-role') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const sent = await sendMember(context, `members/${encodeURIComponent(params.membership ?? '')}/end`, {
    why: values.why ?? '',
    ...acknowledgedOf(values),
  })
  return sent.ok ? redirect(pageAt(request, '/work/access')) : refused(sent.trouble, values)
}

/** One person in one role: everything it opens and everything it does not, each with its reason. */
export default function AccessOfPage() {
  const { access, mayEnd } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, code, list } = useWords()
  const { member } = access
  const role = code('role', member.role)
  return (
    <>
      <title>{t('access.title')}</title>
      <h1>{t('access.of', { name: member.person.name, role })}</h1>
      <p className="lead">{member.why}</p>
      <section>
        <h2>{t('access.rows')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table by its focus */}
        <section className="scroll" tabIndex={0} aria-label={t('access.rows')}>
          <table className="wide-table">
            <thead>
              <tr>
                <th scope="col">{t('access.provenance')}</th>
                <th scope="col">{t('access.granularity')}</th>
                <th scope="col">{t('access.may')}</th>
                <th scope="col">{t('access.why')}</th>
              </tr>
            </thead>
            <tbody>
              {access.reads.map(one => (
                <tr key={`${one.provenance} ${one.granularity}`}>
                  <th scope="row">{code('provenance', one.provenance)}</th>
                  <td>{code('granularity', one.granularity)}</td>
                  <td>
                    {one.allowed
                      ? t('access.for', { purposes: list(one.purposes.map(name => code('purpose', name))) })
                      : t('access.no')}
                  </td>
                  <td>
                    <Reason text={one.reason} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      <section>
        <h2>{t('access.actions')}</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table by its focus */}
        <section className="scroll" tabIndex={0} aria-label={t('access.actions')}>
          <table className="wide-table">
            <tbody>
              {access.actions.map(one => (
                <tr key={one.action}>
                  <th scope="row">
                    <code>{one.action}</code>
                  </th>
                  <td>{t(one.allowed ? 'access.yes' : 'access.no')}</td>
                  <td>
                    <Reason text={one.reason} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </section>
      {member.holds && (
        <section className="form-page">
          <h2>{t('access.end')}</h2>
          <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
          <Allowed decision={mayEnd} label={t('access.endSubmit')}>
            <form method="post">
              <Field name="why" label={t('access.endWhy')} minLength={3} required />
              <button type="submit">{t('access.endSubmit')}</button>
            </form>
          </Allowed>
        </section>
      )}
      <p>
        <a href={path('/work/access')}>{t('access.back')}</a>
      </p>
    </>
  )
}
