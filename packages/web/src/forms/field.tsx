import type { InputHTMLAttributes, ReactNode } from 'react'
import { useWords } from '../strings/words.tsx'

/** What is said about a control, above it. */
interface About {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What is not right; an empty text where it is only missing. */
  error?: string | null | undefined
  /** The same, said in the reader’s own language. */
  fault?: string | null | undefined
}

/** What ties a control to its hint and its error for screen readers. */
const tied = ({ name, hint, error, fault }: Omit<About, 'label'>) => {
  const wrong = typeof error === 'string' || typeof fault === 'string'
  const about = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ')
  return {
    id: name,
    name,
    ...(about && { 'aria-describedby': about }),
    ...(wrong && { 'aria-invalid': true }),
  }
}

function Said({ name, hint, error, fault }: Omit<About, 'label'>) {
  const { t, language } = useWords()
  return (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {typeof error === 'string' && (
        <p className="field-error" id={`${name}-error`}>
          {error === '' ? t('form.missing') : <span {...(language !== 'en' && { lang: 'en' })}>{error}</span>}
        </p>
      )}
      {typeof fault === 'string' && (
        <p className="field-error" id={`${name}-error`}>
          {fault}
        </p>
      )}
    </>
  )
}

type FieldProps = About & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>

/** A labelled input with its hint and its error. */
export function Field({ name, label, hint, error, fault, ...input }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <Said name={name} hint={hint} error={error} fault={fault} />
      <input {...tied({ name, hint, error, fault })} {...input} />
    </div>
  )
}

/** A labelled field for more than one line. */
export function TextField({
  rows = 3,
  defaultValue,
  ...about
}: About & { rows?: number; defaultValue?: string }) {
  return (
    <div className="field">
      <label htmlFor={about.name}>{about.label}</label>
      <Said {...about} />
      <textarea {...tied(about)} rows={rows} defaultValue={defaultValue} />
    </div>
  )
}

export interface Option {
  readonly value: string
  readonly label: ReactNode
}

type ChoiceProps = About & {
  defaultValue?: string
  options: readonly { readonly value: string; readonly label: string }[]
}

/** A labelled list to choose one from. */
export function ChoiceField({ defaultValue, options, ...about }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={about.name}>{about.label}</label>
      <Said {...about} />
      <select {...tied(about)} defaultValue={defaultValue}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Boxes to tick, any number of them. */
export function TickField({
  ticked,
  options,
  ...about
}: About & { ticked: readonly string[]; options: readonly Option[] }) {
  return (
    <fieldset className="field" id={about.name}>
      <legend>{about.label}</legend>
      <Said {...about} />
      {options.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input type="checkbox" name={about.name} value={value} defaultChecked={ticked.includes(value)} />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  )
}

/** One of a few, all to be seen at once. */
export function RadioField({
  chosen,
  options,
  ...about
}: About & { chosen: string; options: readonly Option[] }) {
  return (
    <fieldset className="field" id={about.name}>
      <legend>{about.label}</legend>
      <Said {...about} />
      {options.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input type="radio" name={about.name} value={value} defaultChecked={value === chosen} /> {label}
        </label>
      ))}
    </fieldset>
  )
}

/** One box to tick. */
export function Tick({ name, label, ticked }: { name: string; label: ReactNode; ticked: boolean }) {
  return (
    <p className="field">
      <label className="choice" htmlFor={name}>
        <input type="checkbox" id={name} name={name} value="yes" defaultChecked={ticked} /> {label}
      </label>
    </p>
  )
}

/** A field for a code that was handed out: letters and digits, typed as they stand on paper and never remembered by the browser. */
export const CodeField = (props: FieldProps) => (
  <Field
    {...props}
    required
    minLength={8}
    maxLength={40}
    autoComplete="off"
    autoCapitalize="characters"
    spellCheck={false}
  />
)
