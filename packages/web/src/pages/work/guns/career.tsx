import { gunCareerShape } from '@understory/model'
import { useCallback } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { Network } from '../../../charts/network.tsx'
import type { PageHandle } from '../../../layout/hydration.ts'
import { useWords } from '../../../strings/words.tsx'
import { careerPath, GunPages, Guns } from './gun-pages.tsx'
import { Live } from './live.tsx'

export const handle = { hydrate: true } satisfies PageHandle

export async function loader(args: LoaderFunctionArgs) {
  const key = args.params.key ?? ''
  return { career: await askMember(args, `guns/careers/${encodeURIComponent(key)}`, gunCareerShape) }
}

/** The career of one gun: what was told of it, by day, and what it hangs together with. */
export default function CareerPage() {
  const { career } = useLoaderData<typeof loader>()
  const { t, path, day, code } = useWords()
  const linkTo = useCallback((key: string) => path(careerPath(key)), [path])
  const { gun, timeline } = career
  const described = [gun.maker, gun.model, gun.calibre].filter(Boolean).join(' ')
  return (
    <>
      <title>{t('career.title', { key: gun.key })}</title>
      <GunPages here="" coverage={career.coverage} />
      <Live />
      <h1>{t('career.heading', { key: gun.key })}</h1>
      <p className="lead">
        {described || t('career.undescribed')}
        {gun.serial !== null && `, ${t('career.serial', { serial: gun.serial })}`}
      </p>
      {career.sameFirearm.length > 0 && (
        <p>
          {t('career.same')} <Guns keys={career.sameFirearm} />
        </p>
      )}
      <section>
        <h2>{t('career.timeline')}</h2>
        <ol className="timeline">
          {timeline.map(one => (
            <li key={`${one.on} ${one.what} ${one.about}`}>
              <span className="on">{one.on === null ? t('career.noDay') : day(one.on)}</span>
              <span>
                <b>{code('career.what', one.what)}</b>
                {one.about !== null && ` ${one.about}`}
                {one.detail !== null && <span className="note"> {one.detail}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      {career.around.nodes.length > 1 && (
        <figure className="chart" id="network" aria-labelledby="network-title">
          <h2 id="network-title">{t('career.around')}</h2>
          <p className="hidden">{t('links.alternative')}</p>
          <Network graph={career.around} here={`gun ${gun.key}`} linkTo={linkTo} />
        </figure>
      )}
      <section>
        <h2>{t('career.cluster', { count: career.cluster.length })}</h2>
        <p>
          <Guns keys={career.cluster} most={40} />
        </p>
      </section>
    </>
  )
}
