/** The secret of an authenticator app and the backup codes, encrypted with the session key of the house. */
export interface PersonTwoFactorTable {
  id: string
  person: string
  secret: string
  backup_codes: string
  verified: boolean | null
  failed_verification_count: number | null
  locked_until: string | null
}
