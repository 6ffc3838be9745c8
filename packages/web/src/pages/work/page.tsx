import { type Action, may, meShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../api/member.ts'
import { Allowed } from '../../forms/decision.tsx'
import type { StringKey } from '../../strings/words.tsx'
import { useWords } from '../../strings/words.tsx'

/** Doors of the workspace, each with the action that opens it. */
const doors: readonly { path: string; name: StringKey; text: StringKey; action: Action }[] = [
  { path: '/work/access', name: 'work.access', text: 'work.accessText', action: 'see-who-can-see-what' },
  { path: '/work/people', name: 'work.people', text: 'work.peopleText', action: 'invite-member' },
  { path: '/work/outbox', name: 'work.outbox', text: 'work.outboxText', action: 'read-outbox' },
  {
    path: '/work/agreements',
    name: 'work.agreements',
    text: 'work.agreementsText',
    action: 'read-agreement-in-full',
  },
  {
    path: '/work/dialogue',
    name: 'work.dialogue',
    text: 'work.dialogueText',
    action: 'read-dialogue-plan',
  },
  { path: '/work/plan', name: 'work.plan', text: 'work.planText', action: 'work-on-plan' },
  { path: '/work/guns', name: 'work.guns', text: 'work.gunsText', action: 'read-guns' },
  { path: '/work/releases', name: 'work.releases', text: 'work.releasesText', action: 'see-release-drafts' },
  {
    path: '/work/retention',
    name: 'work.retention',
    text: 'work.retentionText',
    action: 'read-retention',
  },
  { path: '/work/audit', name: 'work.audit', text: 'work.auditText', action: 'read-access-log' },
]

export async function loader(args: LoaderFunctionArgs) {
  return { me: await askMember(args, 'me', meShape) }
}

/** Where people who work with Understory begin: which hat they wear and what it opens. */
export default function WorkPage() {
  const { me } = useLoaderData<typeof loader>()
  const { t, path, code } = useWords()
  const hat = me.hats.find(one => one.membership === me.acting)
  return (
    <>
      <title>{t('work.title')}</title>
      <h1>{t('work.heading', { name: me.person.name })}</h1>
      <p className="lead">
        {hat
          ? hat.organisation
            ? t('work.acting', { role: code('role', hat.role), organisation: hat.organisation.name })
            : t('work.actingAlone', { role: code('role', hat.role) })
          : t('work.noHat')}{' '}
        <a href={path('/account')}>{t('work.account')}</a>
      </p>
      <ul className="doors">
        {doors.map(door => {
          const decision = may(hat?.role ?? 'public', door.action)
          return (
            <li key={door.path}>
              <h2>{decision.allowed ? <a href={path(door.path)}>{t(door.name)}</a> : t(door.name)}</h2>
              <p>{t(door.text)}</p>
              {!decision.allowed && (
                <p>
                  <Allowed decision={decision} label={t('work.closed')}>
                    {null}
                  </Allowed>
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
