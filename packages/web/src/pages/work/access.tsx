import { memberPageShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../api/member.ts'
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor')
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''
  return { page: await askMember(args, `members${query}`, memberPageShape) }
}

/** Everybody on one page: who they are, why they have the role, which rows it opens. */
export default function AccessPage() {
  const { page } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, path, code, day } = words
  const holding = page.items.filter(one => one.holds).length
  return (
    <>
      <title>{t('access.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.access')}
      </p>
      <h1>{t('access.heading', { count: holding })}</h1>
      <p className="lead">{t('access.lead')}</p>
      <section aria-label={t('access.table')}>
        <table className="stacked">
          <thead>
            <tr>
              <th scope="col">{t('access.who')}</th>
              <th scope="col">{t('access.role')}</th>
              <th scope="col">{t('access.why')}</th>
              <th scope="col">{t('access.until')}</th>
              <th scope="col">{t('access.reads')}</th>
            </tr>
          </thead>
          <tbody>
            {page.items.map(one => (
              <tr key={one.membership} className={one.holds ? undefined : 'ended'}>
                <th scope="row">
                  <a href={path(`/work/access/${one.membership}`)}>{one.person.name}</a>
                  {one.organisation && <div className="note">{one.organisation.name}</div>}
                </th>
                <td data-label={t('access.role')}>
                  {code('role', one.role)}
                  {!one.secondFactor && <div className="note">{t('access.noSecondFactor')}</div>}
                </td>
                <td data-label={t('access.why')}>
                  {one.why}
                  <div className="note">{t('access.madeBy', { name: one.madeBy })}</div>
                </td>
                <td data-label={t('access.until')}>
                  {one.endedAt
                    ? t('access.ended', { day: day(one.endedAt) })
                    : one.endsOn
                      ? day(one.endsOn)
                      : t('access.noEnd')}
                </td>
                <td data-label={t('access.reads')}>
                  {one.readsRowsOf.length > 0
                    ? words.list(one.readsRowsOf.map(name => code('provenance', name)))
                    : t('access.openOnly')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {page.next && (
        <p>
          <a href={`${path('/work/access')}?cursor=${encodeURIComponent(page.next)}`}>{t('access.more')}</a>
        </p>
      )}
    </>
  )
}
