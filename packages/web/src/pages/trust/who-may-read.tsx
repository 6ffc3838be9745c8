import type { PolicyRule } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { rowReaders } from './readers.ts'

/** Who may read rows, drawn from the policy that the software obeys. */
export function WhoMayRead() {
  const { t, rich, path, code, list } = useWords()
  return (
    <section id="who">
      <h2>{t('trust.who')}</h2>
      <p>{t('trust.whoText')}</p>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('trust.data')}</th>
            <th scope="col">{t('trust.reads')}</th>
            <th scope="col">{t('trust.never')}</th>
          </tr>
        </thead>
        <tbody>
          {rowReaders().map(({ provenances, open, allow, deny }) => (
            <tr key={provenances.join(' ')}>
              <th scope="row">{sentence(list(provenances.map(one => code('provenance', one))))}</th>
              <td data-label={t('trust.reads')}>{open ? t('trust.everyone') : <Readers rules={allow} />}</td>
              <td data-label={t('trust.never')}>
                {deny.length === 0
                  ? '–'
                  : deny.map(({ reason }) => <p key={reason}>{code('trust.why', reason)}</p>)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {rich('trust.released', { a: parts => <a href={path('/releases')}>{parts}</a> })}
      </p>
    </section>
  )
}

function Readers({ rules }: { rules: readonly PolicyRule[] }) {
  const { t, code, list } = useWords()
  if (rules.length === 0) return t('trust.nobody')
  return rules.map(({ roles, organisationKinds, purposes }) => {
    const role = list(roles.map(one => code('role', one)))
    const kinds = list(organisationKinds.map(one => code('organisation', one)))
    const values = { role, kinds, purposes: list(purposes.map(one => code('purpose', one))) }
    return (
      <p key={`${role} ${kinds}`}>
        {sentence(t(kinds === '' ? 'trust.readerAny' : 'trust.reader', values))}.
      </p>
    )
  })
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
