import { type ConsentText, consentQuestions } from '@understory/model'
import { useLoaderData } from 'react-router'
import { CodeField, Field, Tick } from '../../../../forms/field.tsx'
import { type StringKey, useWords } from '../../../../strings/words.tsx'
import { BothFields } from '../fields.tsx'
import { type Values, valuesOfBoth } from '../form-lines.ts'
import type { loader } from './consent.tsx'

/** Typing a card in, and making cards to print. */
export function ConsentForms({ values, tables }: { values: Values; tables: number }) {
  const { t } = useWords()
  return (
    <div className="row half">
      <section className="form-page">
        <h2>{t('consentDesk.typeIn')}</h2>
        <form method="post">
          <CodeField name="code" label={t('consentDesk.code')} defaultValue={values.code ?? ''} />
          <div className="both">
            <Field
              name="table"
              label={t('consentDesk.table')}
              type="number"
              min={1}
              max={tables}
              required
              defaultValue={values.table ?? ''}
            />
            <Field
              name="seat"
              label={t('consentDesk.seat')}
              type="number"
              min={1}
              max={60}
              required
              defaultValue={values.seat ?? ''}
            />
          </div>
          {consentQuestions.map(one => (
            <Tick key={one} name={one} label={t(`consentDesk.q.${one}`)} ticked={values[one] === 'yes'} />
          ))}
          <Tick name="minor" label={t('consentDesk.minor')} ticked={values.minor === 'yes'} />
          <Tick name="guardian" label={t('consentDesk.guardian')} ticked={values.guardian === 'yes'} />
          <Field
            name="contact"
            label={t('consentDesk.contact')}
            maxLength={200}
            autoComplete="off"
            defaultValue={values.contact ?? ''}
          />
          <button type="submit" name="step" value="type">
            {t('consentDesk.save')}
          </button>
        </form>
      </section>
      <section className="form-page">
        <h2>{t('consentDesk.print')}</h2>
        <form method="post">
          <Field
            name="count"
            label={t('consentDesk.count')}
            type="number"
            min={1}
            max={200}
            required
            defaultValue={values.count ?? '24'}
          />
          <button type="submit" name="step" value="make">
            {t('consentDesk.print')}
          </button>
        </form>
      </section>
    </div>
  )
}

const valuesOfText = (text: ConsentText): Values =>
  Object.assign({}, ...Object.entries(text).map(([name, words]) => valuesOfBoth(name, words)))

/** What people are asked, in both languages. */
export function Wording() {
  const { text } = useLoaderData<typeof loader>()
  const { t } = useWords()
  const values = valuesOfText(text.content)
  const fields: readonly (readonly [string, StringKey])[] = [
    ['intro', 'consentDesk.intro'],
    ...consentQuestions.map(one => [one, `consentDesk.q.${one}`] as const),
    ['guardian', 'consentDesk.guardianText'],
  ]
  return (
    <details className="decided">
      <summary>{t('consentDesk.wording', { version: text.version })}</summary>
      <p>{t('consentDesk.wordingLead')}</p>
      <form method="post">
        <input type="hidden" name="version" value={text.version} />
        {fields.map(([name, label]) => (
          <BothFields key={name} name={name} label={label} values={values} rows={3} />
        ))}
        <button type="submit" name="step" value="text">
          {t('consentDesk.saveText')}
        </button>
      </form>
    </details>
  )
}
