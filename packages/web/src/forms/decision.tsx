import type { ReactNode } from 'react'
import { Reason } from './reason.tsx'

/** A control that is not allowed stays where it is, disabled, with the reason. */
export function Allowed({
  decision,
  children,
  label,
}: {
  decision: { readonly allowed: boolean; readonly reason: string }
  children: ReactNode
  label: ReactNode
}) {
  if (decision.allowed) return children
  return (
    <span className="not-allowed">
      <button type="button" disabled>
        {label}
      </button>{' '}
      <span className="note">
        <Reason text={decision.reason} />
      </span>
    </span>
  )
}
