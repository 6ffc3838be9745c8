import { gunLinksShape } from '@understory/model'
import { useCallback } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { Network } from '../../../charts/network.tsx'
import type { PageHandle } from '../../../layout/hydration.ts'
import { useWords } from '../../../strings/words.tsx'
import { careerPath, GunPages, Guns } from './gun-pages.tsx'
import { Live } from './live.tsx'

export const handle = { hydrate: true } satisfies PageHandle
const address = '/work/guns/links'

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams
  const [from, to] = [asked.get('from')?.trim() ?? '', asked.get('to')?.trim() ?? '']
  const query = from !== '' && to !== '' ? `?${new URLSearchParams({ from, to })}` : ''
  return { links: await askMember(args, `guns/links${query}`, gunLinksShape), from, to }
}

/** Groups of guns that incidents and sales hold together, and the way between two guns. */
export default function LinksPage() {
  const { links, from, to } = useLoaderData<typeof loader>()
  const { t, path, number } = useWords()
  const linkTo = useCallback((key: string) => path(careerPath(key)), [path])
  const { path: found } = links
  return (
    <>
      <title>{t('links.title')}</title>
      <GunPages here={address} coverage={links.coverage} />
      <Live />
      <h1>
        {found === null
          ? t('links.heading', { count: number(links.all) })
          : t(found.nodes === null ? 'links.noPath' : 'links.path', {
              from: found.from,
              to: found.to,
              steps: (found.nodes?.length ?? 1) - 1,
            })}
      </h1>
      <p className="lead">{t('links.lead')}</p>
      <form className="filters" method="get" action={path(address)} aria-label={t('links.find')}>
        <div>
          <label htmlFor="from">{t('links.from')}</label>
          <input id="from" name="from" defaultValue={from} required />
        </div>
        <div>
          <label htmlFor="to">{t('links.to')}</label>
          <input id="to" name="to" defaultValue={to} required />
        </div>
        <button type="submit">{t('links.find')}</button>
      </form>
      {links.graph.nodes.length > 0 && (
        <figure className="chart" id="network" aria-labelledby="network-title">
          <h2 id="network-title">{t(found?.nodes ? 'links.pathPicture' : 'links.largest')}</h2>
          <p className="hidden">{t('links.alternative')}</p>
          <Network graph={links.graph} linkTo={linkTo} />
          {found?.nodes && (
            <ol className="steps">
              {found.nodes.map(id => (
                <li key={id}>{id}</li>
              ))}
            </ol>
          )}
        </figure>
      )}
      {links.clusters.length > 0 && (
        <section>
          <h2>{t('links.clusters')}</h2>
          <ol className="scored">
            {links.clusters.map(one => (
              <li key={one.guns[0]}>
                <b>
                  {t('links.cluster', { guns: one.guns.length, incidents: one.incidents, sales: one.sales })}
                </b>{' '}
                <Guns keys={one.guns} most={10} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
