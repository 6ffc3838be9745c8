/** How a session proved who somebody is. */
export interface Marks {
  readonly madeBy: string
  readonly secondFactor: string | null
}
export const marksOf = (session: unknown): Marks => {
  const { madeBy, secondFactor } = (session ?? {}) as Record<string, unknown>
  return {
    madeBy: typeof madeBy === 'string' ? madeBy : 'password',
    secondFactor: typeof secondFactor === 'string' ? secondFactor : null,
  }
}

/**
 * Who may add a factor: whoever showed one in this session, or has none yet and came by password or provider. An e-mail link
 * alone must not be enough, or whoever reads somebody's mail would take the account over.
 */
export const mayAddFactor = (session: unknown, has: { totp: boolean; passkeys: number }): boolean => {
  const marks = marksOf(session)
  if (marks.secondFactor !== null) return true
  return !has.totp && has.passkeys === 0 && marks.madeBy !== 'link'
}
