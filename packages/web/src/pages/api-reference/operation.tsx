import { useWords } from '../../strings/words.tsx'
import { kindOf, type Operation } from './openapi.ts'

export const anchorOf = ({ method, path }: Operation): string =>
  `${method}-${path}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')

/** One address of the interface: what it answers, what it takes, what can come back. */
export function OperationEntry({ operation }: { operation: Operation }) {
  const { t } = useWords()
  const { method, path, summary, security, parameters = [], requestBody, responses } = operation
  const body = Object.entries(requestBody?.content ?? {})
  return (
    <section className="api-operation" id={anchorOf(operation)}>
      <h3>
        <code>
          {method} {path.replaceAll('/', '/\u200b')}
        </code>
      </h3>
      <p lang="en">{summary}</p>
      {security && security.length > 0 && <p className="note">{t('api.needsSignIn')}</p>}
      {parameters.length > 0 && (
        <details>
          <summary>{t('api.parameters', { count: parameters.length })}</summary>
          <dl lang="en">
            {parameters.map(one => (
              <div key={`${one.in} ${one.name}`}>
                <dt>
                  <code>{one.name}</code>{' '}
                  <span className="note">{[one.in, kindOf(one.schema)].join(' ')}</span>
                </dt>
                <dd>{one.description ?? one.schema?.description ?? ''}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {body.map(([type, { schema }]) => (
        <p key={type}>
          {t('api.body')} <code>{type}</code>
          {schema?.properties && (
            <span lang="en">
              {': '}
              {Object.keys(schema.properties)
                .map(name => (schema.required?.includes(name) ? name : `${name}?`))
                .join(', ')}
            </span>
          )}
        </p>
      ))}
      <p>
        {t('api.answers')}{' '}
        {Object.entries(responses)
          .map(([status, { content }]) => [status, ...Object.keys(content ?? {})].join(' '))
          .join(' · ')}
      </p>
    </section>
  )
}
