import { gunSummaryShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import type { PageHandle } from '../../../layout/hydration.ts'
import { Bands } from '../../../measured/guns/bands.tsx'
import { Coverage } from '../../../measured/guns/coverage.tsx'
import { Curves } from '../../../measured/guns/curves.tsx'
import { KindMonths } from '../../../measured/guns/kind-months.tsx'
import { GunKinds } from '../../../measured/guns/kinds.tsx'
import { Recovered } from '../../../measured/guns/recovered.tsx'
import { States } from '../../../measured/guns/states.tsx'
import { WeeksNowcast } from '../../../measured/guns/weeks-nowcast.tsx'
import { useWords } from '../../../strings/words.tsx'
import { Dealers } from './dealers.tsx'
import { GunPages } from './gun-pages.tsx'
import { Live } from './live.tsx'

export const handle = { hydrate: true } satisfies PageHandle

export async function loader(args: LoaderFunctionArgs) {
  return { summary: await askMember(args, 'guns?purpose=analysis', gunSummaryShape) }
}

/** What the custodian's guns say together: how soon after their sale, from where, and how much of it is known. */
export default function GunsPage() {
  const { summary } = useLoaderData<typeof loader>()
  const { t, number } = useWords()
  const { timeToCrime } = summary
  return (
    <>
      <title>{t('guns.title')}</title>
      <GunPages here="/work/guns" />
      <Live />
      <h1>{t('work.guns')}</h1>
      {summary.guns === 0 ? (
        <p className="lead">{t('guns.none')}</p>
      ) : (
        <>
          <p className="lead">
            {timeToCrime.median_days === null
              ? t('guns.leadWithout', { guns: number(summary.guns) })
              : t('guns.lead', { guns: number(summary.guns), days: number(timeToCrime.median_days) })}
          </p>
          <Coverage summary={summary} />
          <Recovered summary={summary} download={'/api/v1/member/guns?purpose=analysis'} />
          <KindMonths summary={summary} download={'/api/v1/member/guns?purpose=analysis'} />
          <Bands summary={summary} />
          <Curves summary={summary} />
          <WeeksNowcast summary={summary} what="reported" />
          <WeeksNowcast summary={summary} what="traced" />
          <States summary={summary} />
          <Dealers summary={summary} />
          <GunKinds summary={summary} />
        </>
      )}
    </>
  )
}
