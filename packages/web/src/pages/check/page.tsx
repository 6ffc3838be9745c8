import { logPageShape, logStateShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useWords } from '../../strings/words.tsx'
import { askLog } from './ask-log.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor')
  const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`
  return {
    state: await askLog(context, '', logStateShape),
    page: await askLog(context, `/entries${query}`, logPageShape),
  }
}

/** What the public log proves, in plain words; its newest checkpoint; how anybody checks all of it. */
export default function CheckPage() {
  const { state, page } = useLoaderData<typeof loader>()
  const { t, path, code, day, number, list } = useWords()
  const { checkpoint, origin, verifierKey, refusal } = state
  return (
    <>
      <title>{t('check.title')}</title>
      <h1>{checkpoint ? t('check.heading', { count: checkpoint.size }) : t('check.nothing')}</h1>
      <p className="lead">{t('check.lead')}</p>
      {refusal && (
        <div className="callout">
          <p>
            <b>{t('check.refused')}</b>
          </p>
          <p lang="en">{refusal}</p>
        </div>
      )}
      <section>
        <h2>{t('check.proves')}</h2>
        <ul>
          <li>{t('check.proves1')}</li>
          <li>{t('check.proves2')}</li>
          <li>{t('check.proves3')}</li>
        </ul>
        <h2>{t('check.provesNot')}</h2>
        <ul>
          <li>{t('check.provesNot1')}</li>
          <li>{t('check.provesNot2')}</li>
        </ul>
      </section>
      <section>
        <h2>{t('check.entries')}</h2>
        <ul className="plain">
          {page.entries.map(({ index, entry }) => (
            <li key={index} className="line">
              <a href={path(`/trust/check/${index}`)}>
                {number(index)} · {code('check.type', entry.type)},{' '}
                {t('check.version', { version: entry.version })}
              </a>
              <span className="note">{day(entry.time)}</span>
            </li>
          ))}
        </ul>
        {page.next !== null && (
          <p>
            <a href={`${path('/trust/check')}?cursor=${page.next}`}>{t('check.more')}</a>
          </p>
        )}
      </section>
      <section>
        <h2>{t('check.yourself')}</h2>
        <p>{t('check.command')}</p>
        <pre className="command">{`./understory log audit https://${origin} --vkey "${verifierKey}"`}</pre>
        <p>{t('check.key')}</p>
        <p className="secret">
          <code>
            {origin}
            <br />
            {verifierKey
              .slice(origin.length + 1)
              .match(/.{1,8}/g)
              ?.join(' ')}
          </code>
        </p>
        {checkpoint && (
          <>
            <p>{t('check.checkpoint', { day: day(checkpoint.at) })}</p>
            <pre className="command">{checkpoint.note}</pre>
            <p>
              {t('check.witnesses', { count: checkpoint.cosignatures.length })}{' '}
              {list(checkpoint.cosignatures.map(one => one.witness))}
            </p>
          </>
        )}
        <p>
          <a href="/log/checkpoint">{t('check.file')}</a> · <a href="/log/vkey">{t('check.keyFile')}</a>
        </p>
      </section>
    </>
  )
}
