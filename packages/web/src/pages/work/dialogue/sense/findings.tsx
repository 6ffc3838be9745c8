import { findingsListShape, may, themesShape, type WorkFindings, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember, formFields, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { Agreement } from '../../../dialogue/findings/agreement.tsx'
import { actingRole } from '../../agreement/load.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, under } from './at.ts'
import { CheckWork } from './check-work.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, list, themes] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/findings`, findingsListShape),
    askMember(args, `${at(args.params.id)}/themes`, themesShape),
  ])
  return {
    ...{ series, findings: list.findings, version: themes.version, themes: themes.themes.length },
    ...{ mayPublish: may(role, 'publish-findings'), mayRun: may(role, 'run-dialogue') },
  }
}

/** Each form says by its `step` what it does. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step = '', ...values } = await formFields(request)
  const of = (what: string) => `${at(params.id)}/${what}`
  const findings = of(`findings/${encodeURIComponent(values.findings ?? '')}`)
  const check = of(`checks/${encodeURIComponent(values.check ?? '')}`)
  const cleared = (values.cleared ?? '').split(',').flatMap(one => one.trim() || [])
  const steps: Readonly<Record<string, readonly [string, object]>> = {
    propose: [of('findings'), { themes: Number(values.version) }],
    decide: [`${findings}/decision`, { decision: values.decision, why: values.why ?? null }],
    check: [`${findings}/check`, { endsOn: values.endsOn ?? '' }],
    type: [
      `${check}/answers`,
      {
        ...{ code: values.code ?? '', answers: under(values, 'theme'), missing: values.missing ?? null },
        channel: 'paper',
      },
    ],
    end: [
      `${check}/end`,
      {
        words: [0, 1, 2].flatMap(n => {
          const text = values[`text.${n}`]
          const theme = values[`about.${n}`] ?? null
          return text ? [{ theme, text, language: values[`language.${n}`] ?? 'en' }] : []
        }),
        cleared,
      },
    ],
    publish: [`${check}/publication`, {}],
  }
  const [path, body] = steps[step] ?? [of('findings'), {}]
  return answered(await sendMember(context, path, body), values)
}

/** Findings from proposal to publication, and their check by those who took part. */
export default function WorkFindingsPage() {
  const { series, findings, version, themes, mayPublish } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  return (
    <>
      <title>{t('sense.findings.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.findings.heading', { versions: findings.length })}</h1>
      <p className="lead">{t('sense.findings.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {themes === 0 ? (
        <p className="callout">
          {t('sense.findings.noThemes')}{' '}
          <a href={path(`/work/dialogue/${series.id}/themes`)}>{t('sense.link.themes')}</a>
        </p>
      ) : (
        <form method="post">
          <input type="hidden" name="step" value="propose" />
          <input type="hidden" name="version" value={version} />
          <Allowed decision={mayPublish} label={t('sense.findings.propose')}>
            <button type="submit">{t('sense.findings.propose')}</button>
          </Allowed>
          <p className="note">{t('sense.findings.proposeNote', { themes })}</p>
        </form>
      )}
      {findings.map(one => (
        <Version key={one.id} found={one} />
      ))}
    </>
  )
}

function Version({ found }: { found: WorkFindings }) {
  const { series } = useLoaderData<typeof loader>()
  const { t, day, language, code, path } = useWords()
  return (
    <article className="letter" id={`version-${found.version}`}>
      <h2>
        {t('sense.findings.version', { version: found.version, day: day(found.madeAt) })}{' '}
        <span className="note">{code('sense.findingsState', found.state)}</span>
      </h2>
      {found.why !== null && <p>{found.why}</p>}
      {found.state === 'published' && (
        <p>
          <a href={path(`/dialogue/${series.slug}/findings`)}>{t('workDialogue.publicPage')}</a>
        </p>
      )}
      <details className="decided">
        <summary>{t('sense.findings.themes', { themes: found.content.themes.length })}</summary>
        {found.content.themes.map(theme => (
          <div key={theme.id}>
            <h3>{theme.claim[language]}</h3>
            <p>{theme.summary[language]}</p>
            <Agreement agreement={theme.agreement} />
          </div>
        ))}
      </details>
      {(found.state === 'proposed' || found.state === 'checking') && <Decide found={found} />}
      {(found.state === 'checking' || found.state === 'published') && <CheckWork found={found} />}
    </article>
  )
}

function Decide({ found }: { found: WorkFindings }) {
  const { mayPublish } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const id = found.id.slice(-8)
  if (found.own) return <p className="callout">{t('sense.findings.own')}</p>
  const decisions = (['checking', 'published', 'declined'] as const).filter(
    one => one !== 'checking' || found.state === 'proposed',
  )
  return (
    <Allowed decision={mayPublish} label={t('sense.findings.decide')}>
      <form method="post" className="inline-form">
        <input type="hidden" name="step" value="decide" />
        <input type="hidden" name="findings" value={found.id} />
        <p className="field">
          <label htmlFor={`decision-${id}`}>{t('voting.decision')}</label>
          <select id={`decision-${id}`} name="decision">
            {decisions.map(one => (
              <option key={one} value={one}>
                {t(`sense.findings.decide.${one}`)}
              </option>
            ))}
          </select>
        </p>
        <p className="field">
          <label htmlFor={`why-${id}`}>{t('sense.findings.why')}</label>
          <input id={`why-${id}`} name="why" maxLength={500} />
        </p>
        <button type="submit">{t('sense.findings.decide')}</button>
      </form>
    </Allowed>
  )
}
