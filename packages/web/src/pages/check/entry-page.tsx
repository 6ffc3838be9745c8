import { logOneShape, logStateShape } from '@understory/model'
import { useState } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import type { PageHandle } from '../../layout/hydration.ts'
import { useWords } from '../../strings/words.tsx'
import { askLog } from './ask-log.ts'
import { type Verdict, verifyEntry } from './verify-entry.ts'

/** The one page of the log with script: the reader's own browser does the checking. */
export const handle = { hydrate: true } satisfies PageHandle

export async function loader({ context, params }: LoaderFunctionArgs) {
  return {
    one: await askLog(context, `/entries/${encodeURIComponent(params.index ?? '')}`, logOneShape),
    state: await askLog(context, '', logStateShape),
  }
}

export default function EntryPage() {
  const { one, state } = useLoaderData<typeof loader>()
  const { t, path, code, day, number } = useWords()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const check = async () => {
    // Asked anew, so that what is checked is what anybody gets.
    const get = async (address: string) => (await fetch(address, { cache: 'no-store' })).text()
    const [proof, key] = await Promise.all([get(`/log/proof/${one.index}.tlog-proof`), get('/log/vkey')])
    setVerdict(await verifyEntry(one.text, proof, key))
  }
  return (
    <>
      <title>{t('check.entryTitle', { index: one.index })}</title>
      <h1>
        {t('check.entryHeading', { index: number(one.index), type: code('check.type', one.entry.type) })}
      </h1>
      <p className="lead">{t('check.entryLead', { day: day(one.entry.time), version: one.entry.version })}</p>
      <section aria-live="polite">
        {one.proof === null ? (
          <p className="callout">{t('check.notYet')}</p>
        ) : (
          <>
            <p>
              <button type="button" onClick={() => void check()}>
                {t('check.verify')}
              </button>
            </p>
            <noscript>
              <p className="callout">{t('check.needsScript')}</p>
            </noscript>
            {verdict && (
              <p
                className={verdict.good ? 'verdict good' : 'verdict bad'}
                data-verdict={verdict.good ? 'good' : 'bad'}
              >
                {verdict.good
                  ? t('check.good', { size: verdict.size, origin: verdict.origin })
                  : t(`check.bad.${verdict.reason}`)}
              </p>
            )}
          </>
        )}
      </section>
      <section>
        <h2>{t('check.theEntry')}</h2>
        <pre className="command">{one.text}</pre>
        <h2>{t('check.about')}</h2>
        {one.payload ? (
          <>
            <p>{t('check.aboutText')}</p>
            <pre className="command">{JSON.stringify(one.payload.value, null, 2)}</pre>
            <p className="note">
              {t('check.salt')} <code className="secret">{one.payload.salt}</code>
            </p>
          </>
        ) : (
          <p>{t('check.erased')}</p>
        )}
      </section>
      <section>
        <h2>{t('check.keep')}</h2>
        <p>
          {one.proof !== null && <a href={`/log/proof/${one.index}.tlog-proof`}>{t('check.proofFile')}</a>}{' '}
          {t('check.keepText', { origin: state.origin })}
        </p>
        <p>
          <a href={path('/trust/check')}>{t('check.back')}</a>
        </p>
      </section>
    </>
  )
}
