import { may, type WorkAction, workActionListShape, workPlanVersionListShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ActionStandLine } from '../../../../measured/plan/action-stand.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, { versions }, { actions }] = await Promise.all([
    actingRole(args),
    askMember(args, 'plan/versions', workPlanVersionListShape),
    askMember(args, 'plan/actions', workActionListShape),
  ])
  return { versions, actions, mayWrite: may(role, 'write-plan') }
}

/** Versions of the plan, and its actions: what is stale and waits for this organisation first. */
export default function WorkVersionsPage() {
  const { versions, actions, mayWrite } = useLoaderData<typeof loader>()
  const { t, path, language, code } = useWords()
  const own = actions.filter(one => one.own)
  const stale = own.filter(one => one.stand.stale_days !== null).length
  return (
    <>
      <title>{t('workVersions.title')}</title>
      <PlanCrumbs />
      <h1>{t('workVersions.heading', { stale })}</h1>
      <p>
        <Allowed decision={mayWrite} label={t('workVersions.new')}>
          <a className="button" href={path('/work/plan/versions/new')}>
            {t('workVersions.new')}
          </a>
        </Allowed>
      </p>
      <section>
        <h2>{t('planItem.versions')}</h2>
        <ul>
          {versions.map(one => (
            <li key={one.id}>
              <a href={path(`/work/plan/versions/${one.slug}`)}>
                {one.slug}: {one.terms.title[language]}
              </a>{' '}
              <span className="note">{code('planItem.version', one.state)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Actions title={t('workVersions.own')} list={own} open />
      <Actions title={t('workVersions.others')} list={actions.filter(one => !one.own)} open={false} />
    </>
  )
}

function Actions({ title, list, open }: { title: string; list: readonly WorkAction[]; open: boolean }) {
  const { path, language } = useWords()
  if (list.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="goals">
        {list.map(one => (
          <li key={one.id}>
            <p className="goal-title">
              <span className="number">{one.number}</span>{' '}
              <a href={path(open ? `/work/plan/items/${one.id}` : `/plan/items/${one.id}`)}>
                {one.title[language]}
              </a>
            </p>
            <ActionStandLine item={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
