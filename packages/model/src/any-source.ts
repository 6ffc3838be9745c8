import type { GunReportSource } from './gun-report-source.ts'
import type { GunSource } from './gun-source.ts'
import type { Source } from './source.ts'

/** A mapping of any kind of row. One without `about` is of incidents. */
export type AnySource = Source | GunSource | GunReportSource

export const isGunSource = (source: AnySource): source is GunSource =>
  'about' in source && source.about === 'guns'

export const isGunReportSource = (source: AnySource): source is GunReportSource =>
  'about' in source && source.about === 'gun-reports'

export const isIncidentSource = (source: AnySource): source is Source => !('about' in source)
