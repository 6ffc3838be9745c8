import type { Engine } from '../engine/engine.ts'
import type { VerifyReport } from '../types.ts'

export async function verify(_engine: Engine): Promise<VerifyReport> {
  throw new Error('verify is not ready')
}
