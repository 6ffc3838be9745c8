import type { OpenGuns } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askGuns } from '../../api/ask.ts'
import { Bands } from '../../measured/guns/bands.tsx'
import { Coverage } from '../../measured/guns/coverage.tsx'
import { Curves } from '../../measured/guns/curves.tsx'
import { KindMonths } from '../../measured/guns/kind-months.tsx'
import { GunKinds } from '../../measured/guns/kinds.tsx'
import { Recovered } from '../../measured/guns/recovered.tsx'
import { Released } from '../../measured/guns/released.tsx'
import { States } from '../../measured/guns/states.tsx'
import { WeeksNowcast } from '../../measured/guns/weeks-nowcast.tsx'
import { useWords } from '../../strings/words.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const guns = await askGuns(context)
  return { city: guns.city, guns }
}

/** Crime guns as far as open data and approved releases tell of them; else what exists and who holds it. */
export default function GunsPage() {
  const { guns } = useLoaderData<typeof loader>()
  const { t, path, number } = useWords()
  const { summary, city } = guns
  const median = summary?.timeToCrime.median_days ?? null
  return (
    <>
      <title>{t('guns.openTitle', { city: city.title })}</title>
      <h1>
        {summary === null
          ? t('guns.openNothing', { city: city.title })
          : median === null
            ? t('guns.leadWithout', { guns: number(summary.guns) })
            : t('guns.openHeading', { guns: number(summary.guns), days: number(median) })}
      </h1>
      {summary !== null && (
        <>
          <Coverage summary={summary} />
          <Recovered summary={summary} download={apiPath('guns/recoveries', { format: 'csv' })} />
          <KindMonths summary={summary} download={apiPath('guns/kinds', { format: 'csv' })} />
          <Bands summary={summary} />
          <Curves summary={summary} />
          <WeeksNowcast summary={summary} what="reported" />
          <WeeksNowcast summary={summary} what="traced" />
          <States summary={summary} />
          <p>
            <a href={path('/guns/flows')}>{t('flows.more')}</a>
          </p>
          <GunKinds summary={summary} />
        </>
      )}
      <Released releases={guns.released} />
      <Held held={guns.held} nothing={summary === null} />
    </>
  )
}

function Held({ held, nothing }: { held: OpenGuns['held']; nothing: boolean }) {
  const { t, path, language, list } = useWords()
  return (
    <section>
      <h2>{t('guns.heldHeading')}</h2>
      <p>{t('guns.heldText')}</p>
      {held.length === 0 ? (
        <p>{t(nothing ? 'guns.heldNothing' : 'guns.heldNoOther')}</p>
      ) : (
        <ul>
          {held.map(one => (
            <li key={one.id}>
              <a href={path(`/trust/agreements/${one.id}`)}>{one.title[language]}</a>{' '}
              {t('guns.heldBy', { who: list(one.by) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
