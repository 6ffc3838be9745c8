/** A migration that was applied: `scope` is `registry` or a city's schema. */
export interface MigrationTable {
  scope: string
  name: string
  sha256: string
  applied_at: string
}
