import type { GunSource } from './gun-source.ts'
import type { Source } from './source.ts'

/** A mapping of any kind of row. One without `about` is of incidents. */
export type AnySource = Source | GunSource

export const isGunSource = (source: AnySource): source is GunSource =>
  'about' in source && source.about === 'guns'
