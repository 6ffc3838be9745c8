import { type GunSource, type GunSourceInput, ProblemError } from '@understory/model'
import { sampleGuns } from '../sample-guns/source.ts'
import { wilmingtonGunstat } from '../wilmington-gunstat/source.ts'
import { parseGunSource } from './parse-gun-source.ts'

function built(input: GunSourceInput): GunSource {
  const parsed = parseGunSource(input)
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

/** The sources of guns that come with Understory. */
export const builtInGunSources: readonly GunSource[] = [wilmingtonGunstat, sampleGuns].map(built)
