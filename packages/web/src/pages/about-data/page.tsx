import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askAboutData } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { Boundaries } from './boundaries.tsx'
import { Imports } from './imports.tsx'
import { SetAside } from './set-aside.tsx'
import { Sources } from './sources.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const about = await askAboutData(context)
  return { city: about.city, about }
}

export default function AboutDataPage() {
  const { about } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t } = words
  const setAside = about.setAsideReasons.reduce((sum, { rows }) => sum + rows, 0)
  const { no, builtAt, rows } = about.snapshot
  const onRecord = about.sources.reduce((sum, source) => sum + source.rows, 0)
  return (
    <>
      <title>{t('about.title')}</title>
      <h1>{t('about.heading')}</h1>
      <p className="lead">{t('about.lead', { rows: onRecord, sources: about.sources.length, setAside })}</p>
      <Sources sources={about.sources} />
      <SetAside about={about} />
      <section id="revisions">
        <h2>{t('about.revisions')}</h2>
        <p>{t(about.revisions.length > 0 ? 'about.revisionsText' : 'about.revisionsNone')}</p>
        {about.revisions.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('about.month')}</th>
                <th scope="col" className="n">
                  {t('about.revised')}
                </th>
              </tr>
            </thead>
            <tbody>
              {about.revisions.map(({ month, revised }) => (
                <tr key={month}>
                  <th scope="row">{words.month(month)}</th>
                  <td className="n">{words.number(revised)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Boundaries boundaries={about.boundaries} />
      <Imports imports={about.imports} />
      <p className="note">{t('about.snapshot', { no, day: words.day(builtAt), rows })}</p>
    </>
  )
}
