import { readFileSync } from 'node:fs'
import type { MethodVersion } from '@understory/model'
import type { ReleaseDataset } from '../datasets/release-dataset.ts'
import type { DisclosureReport } from '../disclosure/index.ts'
import { canonicalJson, sha256 } from './canonical.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** A version that changes exactly when what it stands for does. */
const hashed = (value: unknown): string => sha256(canonicalJson(value)).slice(0, 12)

/** What the numbers of a release were made with: software, list of tables, disclosure control, snapshot. */
export const methodVersions = (
  dataset: ReleaseDataset,
  report: DisclosureReport,
  snapshotNo: number,
): MethodVersion[] => [
  { name: 'understory', version },
  { name: `tables of ${dataset.name}`, version: hashed(dataset.tables) },
  {
    name: `disclosure control ${report.method.kind}`,
    version: hashed({ method: report.method, table: report.perturbationTable }),
  },
  { name: 'snapshot', version: String(snapshotNo) },
]
