import type { GunSource } from './gun-source.ts'

/** Every column that a mapping of guns names, with the field that names it. */
export function namedGunColumns(source: GunSource): readonly (readonly [field: string, column: string])[] {
  const list: [string, string][] = []
  const { maker, model, calibre, recoveryCity, recoveryState, recoveryArea, dealer, key } = source
  const plain = { maker, model, calibre, recoveryCity, recoveryState, recoveryArea }
  for (const [field, column] of Object.entries(plain)) if (column !== null) list.push([field, column])
  for (const [field, column] of Object.entries(dealer))
    if (column !== null) list.push([`dealer.${field}`, column])
  if (key.how !== 'content') for (const column of key.columns) list.push(['key.columns', column])
  for (const field of ['mayHoldSeveral', 'keep', 'never'] as const)
    for (const column of source[field]) list.push([field, column])
  for (const [field, value] of Object.entries(source)) gather(field, value, list)
  return list
}

/** `column` and `typed` are the two names under which a part of the mapping names a column. */
function gather(field: string, value: unknown, into: [string, string][]): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'words') continue
    if (typeof inner === 'string' && (name === 'column' || name === 'typed'))
      into.push([`${field}.${name}`, inner])
    else gather(`${field}.${name}`, inner, into)
  }
}

/** The columns that a mapping of guns reads, in the order of the header. */
export function gunColumnsRead(source: GunSource): string[] {
  const read = new Set(
    namedGunColumns(source).flatMap(([field, column]) => (field === 'never' ? [] : [column])),
  )
  const all = source.key.how === 'content' ? source.header : []
  for (const column of all) read.add(column)
  return source.header.filter(column => read.has(column))
}
