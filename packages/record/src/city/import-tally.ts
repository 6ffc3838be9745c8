import type { SetAsideRow } from '@understory/model'

/** Reasons kept apart at most; a file of noise has as many as rows. */
const maxReasons = 200

/** A reason without the value it names, so that equal faults count together. */
export const reasonWithoutValue = (reason: string): string =>
  reason
    .replace(/"[^"]*"|“[^”]*”|`[^`]*`|'[^']*'/g, '…')
    .replace(/-?\d+(?:[.,:/-]\d+)*/g, '…')
    .slice(0, 200)

/** Running counts of one import. All but `rows` and `flagged` are file rows. */
export class ImportTally {
  read = 0
  kept = 0
  unchanged = 0
  revised = 0
  setAside = 0
  rows = 0
  firstDay: string | null = null
  lastDay: string | null = null
  readonly flagged: Record<string, number> = {}
  readonly reasons: Record<string, number> = {}
  private reasonCount = 0

  noteDay(day: string | null): void {
    if (day === null) return
    if (this.firstDay === null || day < this.firstDay) this.firstDay = day
    if (this.lastDay === null || day > this.lastDay) this.lastDay = day
  }
  noteStored(row: { readonly flags: readonly string[] }): void {
    this.rows++
    for (const flag of row.flags) this.flagged[flag] = (this.flagged[flag] ?? 0) + 1
  }
  noteSetAside(row: SetAsideRow): void {
    this.setAside++
    let reason = reasonWithoutValue(row.reason)
    if (!(reason in this.reasons) && this.reasonCount++ >= maxReasons) reason = 'other reasons'
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1
  }
  /** Nothing is lost: throws where intake counted a row that is nowhere. */
  check(): void {
    const known = this.kept + this.unchanged + this.revised + this.setAside
    if (this.read !== known)
      throw new Error(`${this.read} file rows were read but ${known} are accounted for`)
  }
}
