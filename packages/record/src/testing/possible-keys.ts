import type { IncidentKey } from '../published/incidents.ts'

/** Every key that so many imports of so many lines could have: what somebody would try who guesses keys. */
export const possibleKeys = (imports: number, lines: number): IncidentKey[] =>
  Array.from({ length: imports }, (_, i) =>
    Array.from({ length: lines }, (_, line) =>
      [0, 1].map(part => ({ importNo: i + 1, line: line + 1, part })),
    ).flat(),
  ).flat()
