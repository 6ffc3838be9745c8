import type { InputHTMLAttributes, ReactNode } from 'react'

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'> {
  name: string
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field({ name, label, hint, error, ...input }: FieldProps) {
  const about = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        {...(about && { 'aria-describedby': about })}
        {...(error && { 'aria-invalid': true })}
        {...input}
      />
    </div>
  )
}

interface ChoiceProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  defaultValue?: string
  options: readonly { value: string; label: string }[]
}

/** A labelled list to choose one from. */
export function ChoiceField({ name, label, hint, defaultValue, options }: ChoiceProps) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        {...(hint && { 'aria-describedby': `${name}-hint` })}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
