import { may, mayBeCleared, type NoteRelease, noteReleaseListShape, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember, formFields, refused, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { ofSeries } from './at-session.ts'
import { MarkedWords } from './marked-words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { id } = args.params
  const [role, series, { releases }] = await Promise.all([
    actingRole(args),
    askMember(args, `dialogue/series/${encodeURIComponent(id ?? '')}`, workSeriesShape),
    askMember(args, ofSeries(id, 'note-releases'), noteReleaseListShape),
  ])
  return { series, releases, mayRelease: may(role, 'release-notes') }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args
  const values = await formFields(request)
  const path = ofSeries(params.id, `note-releases/${encodeURIComponent(values.release ?? '')}/decision`)
  // What the second person ticked stands for the passages as this person saw them.
  const cleared = values.looked === 'yes' ? (JSON.parse(values.passages ?? '[]') as string[]) : []
  const asked = { decision: values.step, why: values.why ?? null, cleared }
  const sent = await sendMember(context, path, asked)
  return sent.ok ? { trouble: null } : refused(sent.trouble)
}

/** What was proposed to leave the facilitator, for a second person to decide. */
export default function NoteReleasesPage() {
  const { series, releases } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const waiting = releases.filter(one => one.state === 'proposed')
  return (
    <>
      <title>{t('noteRelease.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('noteRelease.heading', { waiting: waiting.length })}</h1>
      <p className="lead">{t('noteRelease.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {releases.length === 0 && <p>{t('noteRelease.none')}</p>}
      {releases.map(one => (
        <Release key={one.id} release={one} />
      ))}
    </>
  )
}

function Release({ release }: { release: NoteRelease }) {
  const { series, mayRelease } = useLoaderData<typeof loader>()
  const { t, day, language } = useWords()
  const session = series.sessions.find(one => one.id === release.session)
  return (
    <article className="letter">
      <h2>
        {session?.terms.title[language]}: {t(`noteRelease.state.${release.state}`)}
      </h2>
      <p className="note">
        {day(release.decidedAt ?? release.madeAt)}
        {release.state === 'released' && ` · ${t('noteRelease.standing', { count: release.standing })}`}
        {release.state === 'proposed' && ` · ${t('noteRelease.points', { count: release.points.length })}`}
      </p>
      {release.why && <p>{release.why}</p>}
      {release.points.map(point => (
        <div className="said" key={point.note}>
          <p>
            <MarkedWords text={point.text} passages={point.passages} />
          </p>
          <p className="note">{t(`room.form.${point.form}`)}</p>
        </div>
      ))}
      {release.state === 'proposed' && release.own && <p className="panel">{t('noteRelease.own')}</p>}
      {release.state === 'proposed' && !release.own && (
        <Allowed decision={mayRelease} label={t('noteRelease.release')}>
          <Decide release={release} />
        </Allowed>
      )}
    </article>
  )
}

function Decide({ release }: { release: NoteRelease }) {
  const { t } = useWords()
  const passages = release.points.flatMap(one => one.passages).filter(one => mayBeCleared(one))
  const id = release.id.slice(-12)
  return (
    <form method="post">
      <input type="hidden" name="release" value={release.id} />
      {passages.length > 0 && (
        <>
          <input type="hidden" name="passages" value={JSON.stringify(passages.map(one => one.text))} />
          <p className="field">
            <label className="choice" htmlFor={`looked-${id}`}>
              <input type="checkbox" id={`looked-${id}`} name="looked" value="yes" />{' '}
              {t('noteRelease.looked')}
            </label>
          </p>
        </>
      )}
      <button type="submit" name="step" value="released">
        {t('noteRelease.release')}
      </button>
      <p className="field">
        <label htmlFor={`why-${id}`}>{t('noteRelease.why')}</label>
        <input id={`why-${id}`} name="why" maxLength={500} />
      </p>
      <button type="submit" className="second" name="step" value="declined">
        {t('noteRelease.decline')}
      </button>
    </form>
  )
}
