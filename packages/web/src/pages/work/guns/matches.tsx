import { type MatchList, matchListShape, may } from '@understory/model'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { FindingSteps, takeStep } from './finding.tsx'
import { careerPath, GunPages } from './gun-pages.tsx'

const address = '/work/guns/matches'

export async function loader(args: LoaderFunctionArgs) {
  const [role, list] = await Promise.all([actingRole(args), askMember(args, 'guns/matches', matchListShape)])
  return { list, mayStep: may(role, 'follow-up-finding').allowed }
}
export const action = takeStep(address)

/** Pairs of rows that may be one firearm: a person says. */
export default function MatchesPage() {
  const { list, mayStep } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, number } = useWords()
  const waiting = list.doubtful.filter(one => one.state === 'new').length
  return (
    <>
      <title>{t('matches.title')}</title>
      <GunPages here={address} coverage={list.coverage} />
      <h1>{t('matches.heading', { count: waiting })}</h1>
      <p className="lead">
        {t('matches.lead', {
          rows: number(list.guns),
          firearms: number(list.firearms),
          sure: number(list.sure),
          likely: number(list.likely),
        })}
      </p>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      {list.doubtful.map(pair => (
        <article className="letter" key={pair.subject}>
          <h2>{pair.subject}</h2>
          <Pair a={pair.a} b={pair.b} />
          <FindingSteps kind="match" {...pair} steps={[]} mayStep={mayStep} />
        </article>
      ))}
    </>
  )
}

type End = MatchList['doubtful'][number]['a']
const fields = ['serial', 'maker', 'model', 'calibre', 'recoveredOn', 'dealer'] as const

function Pair({ a, b }: { a: End; b: End }) {
  const { t, path } = useWords()
  return (
    <table>
      <thead>
        <tr>
          <td />
          {[a, b].map(one => (
            <th scope="col" key={one.key}>
              <a href={path(careerPath(one.key))}>{one.key}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map(field => (
          <tr key={field} className={a[field] !== b[field] ? 'differs' : undefined}>
            <th scope="row">{t(`matches.${field}`)}</th>
            <td>{a[field] ?? '–'}</td>
            <td>{b[field] ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
