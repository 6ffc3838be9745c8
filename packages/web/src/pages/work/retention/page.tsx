import {
  type LegalHold,
  legalHoldKinds,
  type MemberLine,
  may,
  type Retention,
  retentionShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field } from '../../../forms/field.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole, everyMember } from '../agreement/load.ts'

const address = '/work/retention'

export async function loader(args: LoaderFunctionArgs) {
  const [role, retention, members] = await Promise.all([
    actingRole(args),
    askMember(args, 'retention', retentionShape),
    everyMember(args),
  ])
  return {
    retention,
    names: namesOf(members),
    maySet: may(role, 'set-legal-hold'),
    mayEnd: may(role, 'end-legal-hold'),
  }
}

const namesOf = (members: readonly MemberLine[]): Record<string, string> =>
  Object.fromEntries(members.map(({ person }) => [person.id, person.name]))

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { hold, why, identifiesNobody: _, shownPassages: __, ...asked } = values
  const sent =
    hold === undefined
      ? await sendMember(context, 'legal-holds', { ...asked, ...acknowledgedOf(values) })
      : await sendMember(context, `legal-holds/${encodeURIComponent(hold)}/end`, {
          why: why ?? '',
          ...acknowledgedOf(values),
        })
  return sent.ok ? redirect(pageAt(request, address)) : refused(sent.trouble, values)
}

/** How long rows stay, what is held beyond its day, and what was purged. */
export default function RetentionPage() {
  const { retention, names, maySet, mayEnd } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path } = useWords()
  const holds = retention.holds.filter(hold => hold.endedAt === null)
  const over = retention.holds.filter(hold => hold.endedAt !== null)
  return (
    <>
      <title>{t('retention.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.retention')}
      </p>
      <h1>{t('work.retention')}</h1>
      <p className="lead">{t('retention.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      <Classes classes={retention.classes} />
      <section>
        <h2>{t('retention.holds')}</h2>
        {holds.length === 0 && <p>{t('retention.noHold')}</p>}
        {holds.map(hold => (
          <Hold key={hold.id} hold={hold} names={names} mayEnd={mayEnd} />
        ))}
        {over.length > 0 && (
          <details>
            <summary>{t('retention.over', { count: over.length })}</summary>
            {over.map(hold => (
              <Hold key={hold.id} hold={hold} names={names} mayEnd={mayEnd} />
            ))}
          </details>
        )}
      </section>
      <SetHold maySet={maySet} />
      <Purges purges={retention.purges} />
    </>
  )
}

function Classes({ classes }: Pick<Retention, 'classes'>) {
  const { t, code, day, number } = useWords()
  return (
    <section>
      <h2>{t('retention.classes')}</h2>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('retention.class')}</th>
            <th scope="col">{t('retention.kept')}</th>
            <th scope="col">{t('retention.rows')}</th>
            <th scope="col">{t('retention.next')}</th>
          </tr>
        </thead>
        <tbody>
          {classes.map(one => (
            <tr key={one.class}>
              <th scope="row">{code('retention.class', one.class)}</th>
              <td data-label={t('retention.kept')}>
                {one.days === null ? t('retention.forGood') : t('retention.days', { count: one.days })}
              </td>
              <td data-label={t('retention.rows')}>
                {t('retention.rowsOf', { rows: number(one.rows), imports: one.imports })}
              </td>
              <td data-label={t('retention.next')}>
                {one.nextPurgeOn === null ? t('retention.never') : day(one.nextPurgeOn)}
                {one.held > 0 && <b> {t('retention.held', { count: one.held })}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type Decision = ReturnType<typeof may>

function Hold({
  hold,
  names,
  mayEnd,
}: {
  hold: LegalHold
  names: Readonly<Record<string, string>>
  mayEnd: Decision
}) {
  const { t, code, day } = useWords()
  const nameOf = (id: string | null) =>
    id === 'record' ? t('retention.itself') : (names[id ?? ''] ?? id ?? '')
  return (
    <article className="letter">
      <h3>
        {code('retention.kind', hold.kind)} <code>{hold.subject}</code>
      </h3>
      <p>{hold.reason}</p>
      <p className="note">
        {t('retention.fromUntil', {
          from: day(hold.from),
          until: day(hold.until),
          owner: nameOf(hold.owner),
        })}
      </p>
      {hold.endedAt === null ? (
        <form method="post">
          <input type="hidden" name="hold" value={hold.id} />
          <div className="field">
            <label htmlFor={`why-${hold.id}`}>{t('retention.endWhy')}</label>
            <input id={`why-${hold.id}`} name="why" required minLength={3} />
          </div>
          <Allowed decision={mayEnd} label={t('retention.end')}>
            <button type="submit" className="second">
              {t('retention.end')}
            </button>
          </Allowed>
        </form>
      ) : (
        <p className="note">
          {t('retention.ended', {
            day: day(hold.endedAt),
            by: nameOf(hold.endedBy),
            why: hold.endedWhy ?? '',
          })}
        </p>
      )}
    </article>
  )
}

function SetHold({ maySet }: { maySet: Decision }) {
  const { t, code } = useWords()
  const label = t('retention.set')
  return (
    <section className="form-page">
      <h2>{t('retention.setHeading')}</h2>
      <form method="post">
        <ChoiceField
          name="kind"
          label={t('retention.what')}
          options={legalHoldKinds.map(value => ({ value, label: code('retention.kind', value) }))}
          defaultValue="source"
        />
        <Field name="subject" label={t('retention.subject')} hint={t('retention.subjectHint')} required />
        <Field
          name="reason"
          label={t('access.why')}
          hint={t('retention.reasonHint')}
          required
          minLength={3}
        />
        <Field
          name="until"
          label={t('retention.until')}
          hint={t('retention.untilHint')}
          type="date"
          required
        />
        <Allowed decision={maySet} label={label}>
          <button type="submit">{label}</button>
        </Allowed>
      </form>
    </section>
  )
}

function Purges({ purges }: Pick<Retention, 'purges'>) {
  const { t, code, day, number } = useWords()
  return (
    <section>
      <h2>{t('retention.purges')}</h2>
      {purges.length === 0 ? (
        <p>{t('retention.noPurge')}</p>
      ) : (
        <table className="stacked">
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('retention.class')}</th>
              <th scope="col">{t('retention.taken')}</th>
              <th scope="col">{t('retention.setAside')}</th>
              <th scope="col">{t('retention.heldBack')}</th>
            </tr>
          </thead>
          <tbody>
            {purges.map(one => (
              <tr key={`${one.on} ${one.class}`}>
                <th scope="row">{day(one.on)}</th>
                <td data-label={t('retention.class')}>{code('retention.class', one.class)}</td>
                <td data-label={t('retention.taken')}>
                  {t('retention.rowsOf', { rows: number(one.rows), imports: one.imports })}
                </td>
                <td data-label={t('retention.setAside')}>{number(one.setAside)}</td>
                <td data-label={t('retention.heldBack')}>{number(one.held)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
