import { may, workSeriesListShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, list] = await Promise.all([
    actingRole(args),
    askMember(args, 'dialogue/series', workSeriesListShape),
  ])
  return { series: list.series, maySetUp: may(role, 'set-up-dialogue') }
}

/** Every series that this member works on or may see. */
export default function WorkDialoguePage() {
  const { series, maySetUp } = useLoaderData<typeof loader>()
  const { t, path, language, code, day } = useWords()
  return (
    <>
      <title>{t('workDialogue.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.dialogue')}
      </p>
      <h1>{t('workDialogue.heading', { count: series.length })}</h1>
      <p className="lead">{t('workDialogue.lead')}</p>
      <p>
        <Allowed decision={maySetUp} label={t('workDialogue.new')}>
          <a className="button" href={path('/work/dialogue/new')}>
            {t('workDialogue.new')}
          </a>
        </Allowed>
      </p>
      <ul className="plain">
        {series.map(one => (
          <li className="letter" key={one.id}>
            <h2>
              <a href={path(`/work/dialogue/${one.id}`)}>{one.terms.title[language]}</a>
            </h2>
            <p>{one.terms.question[language]}</p>
            <p className="note">
              {code('workDialogue.state', one.state)} ·{' '}
              {t('workDialogue.sessionCount', { count: one.sessions.length })} ·{' '}
              {t('workDialogue.ledBy', { who: one.terms.facilitator.name })} ·{' '}
              {t('workDialogue.changedOn', { day: day(one.changedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
