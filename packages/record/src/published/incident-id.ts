/** Which row an id names: the import by the first eleven bytes of its UUIDv7, the row by the last five. */
export interface IncidentName {
  readonly lowestImportId: string
  readonly highestImportId: string
  readonly line: number
  readonly part: number
}

const prefixDigits = 22
const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** A row's public id: its import's UUIDv7 with line and part in place of the last random bits, so none is stored. */
export function incidentId(importId: string, line: number, part: number): string {
  const prefix = importId.replaceAll('-', '').slice(0, prefixDigits)
  return dashed(prefix + line.toString(16).padStart(8, '0') + part.toString(16).padStart(2, '0'))
}

export function parseIncidentId(id: string): IncidentName | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(id)) return null
  const hex = id.replaceAll('-', '')
  const prefix = hex.slice(0, prefixDigits)
  const line = Number.parseInt(hex.slice(22, 30), 16)
  if (line > 0x7fffffff) return null
  return {
    lowestImportId: dashed(`${prefix}0000000000`),
    highestImportId: dashed(`${prefix}ffffffffff`),
    line,
    part: Number.parseInt(hex.slice(30), 16),
  }
}
