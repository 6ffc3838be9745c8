import { invitationShape, organisationKinds, organisationShape, staffRoles } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember } from '../../api/member.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { ChoiceField, Field } from '../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../forms/personal-data-check.tsx'
import { useWords } from '../../strings/words.tsx'
import { InvitationLine } from './invitation-line.tsx'

export async function loader(args: LoaderFunctionArgs) {
  return {
    invitations: await askMember(args, 'invitations', invitationShape.array()),
    organisations: await askMember(args, 'organisations', organisationShape.array()),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { what, ...fields } = await formFields(request)
  const { name, kind, invitation, organisation, city, endsOn, unusualWhy } = fields
  const one = `invitations/${encodeURIComponent(invitation ?? '')}`
  const sent =
    what === 'organisation'
      ? await sendMember(context, 'organisations', { name, kind })
      : what === 'withdraw'
        ? await sendMember(context, one, {}, { method: 'DELETE' })
        : what === 'confirm'
          ? await sendMember(context, `${one}/confirm`, {})
          : await sendMember(context, 'invitations', {
              email: fields.email,
              name,
              role: fields.role,
              organisation: organisation ?? null,
              city: city ?? null,
              endsOn: endsOn ?? null,
              why: fields.why,
              ...(unusualWhy && { unusualWhy }),
              ...acknowledgedOf(fields),
            })
  if (sent.ok) return redirect(pageAt(request, '/work/people'))
  return data({ trouble: sent.trouble, typed: fields, what: what ?? '' }, { status: sent.trouble.status })
}

/** The operator's page: organisations, invitations, and the form that invites. */
export default function PeoplePage() {
  const { invitations, organisations } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, code } = useWords()
  const isUnusual = answer?.trouble.code === 'role-unusual'
  const typed: Partial<Record<string, string>> = answer?.what === 'invite' ? answer.typed : {}
  return (
    <div className="form-page">
      <title>{t('people.title')}</title>
      <h1>{t('work.people')}</h1>
      <p className="lead">{t('work.peopleText')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      <section>
        <h2>{t('people.open')}</h2>
        {invitations.length === 0 && <p>{t('people.none')}</p>}
        <ul className="plain">
          {invitations.map(one => (
            <InvitationLine key={one.id} invitation={one} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('people.invite')}</h2>
        <form method="post">
          <Field name="email" label={t('signIn.email')} type="email" defaultValue={typed.email} required />
          <Field name="name" label={t('invitation.name')} defaultValue={typed.name} required />
          <ChoiceField
            name="role"
            label={t('access.role')}
            defaultValue={typed.role ?? staffRoles[0]}
            {...(isUnusual && { fault: t('people.unusual') })}
            options={staffRoles.map(value => ({ value, label: code('role', value) }))}
          />
          <ChoiceField
            name="organisation"
            label={t('people.organisation')}
            defaultValue={typed.organisation ?? ''}
            options={[
              { value: '', label: '–' },
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Field
            name="endsOn"
            label={t('people.endsOn')}
            hint={t('people.endsOnHint')}
            type="date"
            defaultValue={typed.endsOn}
          />
          <Field
            name="why"
            label={t('people.why')}
            hint={t('people.whyHint')}
            minLength={3}
            defaultValue={typed.why}
            required
          />
          {isUnusual && (
            <Field
              name="unusualWhy"
              label={t('people.unusualWhy')}
              hint={t('people.unusualWhyHint')}
              minLength={3}
              required
            />
          )}
          <PersonalDataCheck trouble={answer?.trouble} values={typed} />
          <button type="submit" name="what" value="invite">
            {t(isUnusual ? 'people.submitAnyway' : 'people.submit')}
          </button>
        </form>
      </section>
      <section>
        <h2>{t('people.organisations')}</h2>
        <ul>
          {organisations.map(one => (
            <li key={one.id}>
              {one.name} <span className="note">{code('organisation', one.kind)}</span>
            </li>
          ))}
        </ul>
        <form method="post">
          <div className="field">
            <label htmlFor="organisation-name">{t('people.organisationName')}</label>
            <input id="organisation-name" name="name" required />
          </div>
          <ChoiceField
            name="kind"
            label={t('people.kind')}
            options={organisationKinds.map(value => ({ value, label: code('organisation', value) }))}
          />
          <button type="submit" name="what" value="organisation" className="second">
            {t('people.addOrganisation')}
          </button>
        </form>
      </section>
    </div>
  )
}
