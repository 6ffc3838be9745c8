import { accessLogPageShape, auditEventPageShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../api/member.ts'
import { useWords } from '../../strings/words.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const page = (name: string) => {
    const cursor = searchParams.get(name)
    return `?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
  }
  return {
    looks: await askMember(args, `access-log${page('looks')}`, accessLogPageShape),
    deeds: await askMember(args, `events${page('deeds')}`, auditEventPageShape),
  }
}

/** For auditors: who looked at what behind a wall, and who did what. */
export default function AuditPage() {
  const { looks, deeds } = useLoaderData<typeof loader>()
  const { t, path, code, day, number } = useWords()
  return (
    <>
      <title>{t('audit.title')}</title>
      <h1>{t('work.audit')}</h1>
      <p className="lead">{t('audit.lead')}</p>
      <h2>{t('audit.looks')}</h2>
      {looks.entries.length === 0 ? (
        <p>{t('audit.noLooks')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table by its focus
        <section className="scroll" tabIndex={0} aria-label={t('audit.looks')}>
          <table className="wide-table">
            <thead>
              <tr>
                <th scope="col">{t('audit.when')}</th>
                <th scope="col">{t('access.who')}</th>
                <th scope="col">{t('audit.purpose')}</th>
                <th scope="col">{t('audit.what')}</th>
                <th scope="col" className="n">
                  {t('audit.rows')}
                </th>
              </tr>
            </thead>
            <tbody>
              {looks.entries.map(one => (
                <tr key={one.no}>
                  <td>{day(one.at)}</td>
                  <td>
                    <code>{one.person.slice(0, 8)}</code> {code('role', one.role)}
                  </td>
                  <td>{code('purpose', one.purpose)}</td>
                  <td lang="en">
                    {one.subject}: {one.fields.join(', ')}
                  </td>
                  <td className="n">{number(one.rows)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {looks.next && (
        <p>
          <a href={`${path('/work/audit')}?looks=${looks.next}`}>{t('audit.older')}</a>
        </p>
      )}
      <h2>{t('audit.deeds')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a wide table by its focus */}
      <section className="scroll" tabIndex={0} aria-label={t('audit.deeds')}>
        <table className="wide-table">
          <thead>
            <tr>
              <th scope="col">{t('audit.when')}</th>
              <th scope="col">{t('access.who')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('access.why')}</th>
              <th scope="col">{t('audit.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {deeds.events.map(one => (
              <tr key={one.no}>
                <td>{day(one.at)}</td>
                <td>
                  <code>{one.actor.slice(0, 8)}</code>
                </td>
                <td lang="en">
                  {one.action}: {one.subject}
                </td>
                <td>{one.why}</td>
                <td>
                  <code>{one.hash?.slice(0, 12) ?? '–'}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {deeds.next && (
        <p>
          <a href={`${path('/work/audit')}?deeds=${deeds.next}`}>{t('audit.older')}</a>
        </p>
      )}
    </>
  )
}
