/** A plain number of days, `1521`, `1,521` or `807 days`; null for everything else: no sentence is read for a number. */
export function statedDays(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?:\s*days?)?$/i.exec(text.trim())
  return match ? Number((match[1] ?? '').replaceAll(',', '')) : null
}
