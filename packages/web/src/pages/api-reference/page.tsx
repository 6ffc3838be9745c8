import { openApiShape } from '@understory/model'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiContext } from '../../api/api-context.ts'
import { useWords } from '../../strings/words.tsx'
import { operationsByTag } from './openapi.ts'
import { anchorOf, OperationEntry } from './operation.tsx'

export async function loader({ context }: LoaderFunctionArgs) {
  const answer = await context.get(apiContext)('/api/openapi.json')
  if (!answer.ok) throw data(null, { status: answer.status })
  return { groups: operationsByTag(openApiShape.parse(await answer.json())) }
}

/** The interface for programs, for people to read: drawn from the same document that programs read. */
export default function ApiReferencePage() {
  const { groups } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t } = words
  const count = groups.reduce((sum, [, list]) => sum + list.length, 0)
  return (
    <>
      <title>{t('api.title')}</title>
      <h1>{t('api.heading')}</h1>
      <p className="lead">{t('api.lead', { count })}</p>
      <ul>
        <li>{words.rich('api.document', { a: parts => <a href="/api/openapi.json">{parts}</a> })}</li>
        <li>{t('api.paging')}</li>
        <li>{t('api.etag')}</li>
        <li>{t('api.problems')}</li>
        <li>{t('api.tokens')}</li>
      </ul>
      <nav aria-label={t('api.contents')}>
        <ul className="api-contents">
          {groups.map(([tag, list]) => (
            <li key={tag}>
              <a href={`#${anchorOf(list[0] ?? { method: '', path: tag, responses: {} })}`}>
                {tag || t('api.other')}
              </a>{' '}
              ({words.number(list.length)})
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(([tag, list]) => (
        <section key={tag} aria-labelledby={`tag-${tag}`}>
          <h2 id={`tag-${tag}`}>{tag || t('api.other')}</h2>
          {list.map(one => (
            <OperationEntry key={anchorOf(one)} operation={one} />
          ))}
        </section>
      ))}
    </>
  )
}
