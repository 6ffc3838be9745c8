import { letterPageShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../api/member.ts'
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  return {
    page: await askMember(
      args,
      `outbox${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`,
      letterPageShape,
    ),
  }
}

/** Letters that did not leave by SMTP: the operator hands them on. */
export default function OutboxPage() {
  const { page } = useLoaderData<typeof loader>()
  const { t, path, day } = useWords()
  return (
    <>
      <title>{t('outbox.title')}</title>
      <h1>{t('work.outbox')}</h1>
      <p className="lead">{t('outbox.lead')}</p>
      {page.items.length === 0 && <p>{t('outbox.none')}</p>}
      {page.items.map(letter => (
        <article key={letter.id} className="letter">
          <h2>{letter.subject}</h2>
          <p className="note">
            {t('outbox.to', { to: letter.to, day: day(letter.at) })} <span lang="en">{letter.reason}</span>
          </p>
          <pre>{letter.text}</pre>
        </article>
      ))}
      {page.next && (
        <p>
          <a href={`${path('/work/outbox')}?cursor=${encodeURIComponent(page.next)}`}>{t('access.more')}</a>
        </p>
      )}
    </>
  )
}
