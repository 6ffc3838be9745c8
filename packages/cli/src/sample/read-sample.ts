import { builtInGunReportSources, builtInGunSources, readGunReports, readGuns } from '@understory/intake'
import type { GunRecord, GunReportFact } from '@understory/model'
import { makeGuns } from './guns.ts'
import type { SamplePlan } from './plan.ts'

/** The guns of an invented city read as its record would, without one: for asking whether methods find what is planted. */
export async function readSample(plan: SamplePlan, options: { stories?: boolean } = {}) {
  const made = makeGuns(plan, options)
  const records: GunRecord[] = []
  const reports: GunReportFact[] = []
  for await (const batch of readGuns(file(made.csv), guns, { receivedOn: plan.asOf }))
    for (const { firearm, dealer, ...row } of batch.guns)
      records.push({
        ...row,
        ...firearm,
        source: 'sample-guns',
        receivedOn: plan.asOf,
        firstReceivedOn: plan.asOf,
        dealerLicence: dealer.licence,
        dealerName: dealer.name,
        dealerCity: dealer.city,
        dealerState: dealer.state,
      })
  for (const [name, text] of [
    ['sample-dealer-sales', made.salesCsv],
    ['sample-gun-events', made.eventsCsv],
  ] as const) {
    for await (const batch of readGunReports(file(text), reportSource(name))) {
      if (batch.setAside.length > 0) throw new Error(`${name}: ${batch.setAside[0]?.reason}`)
      for (const report of batch.reports) reports.push({ ...report, source: name })
    }
  }
  return { records, reports, truth: made.truth }
}

const guns = builtInGunSources.find(one => one.name === 'sample-guns') ?? missing('sample-guns')
const reportSource = (name: string) => builtInGunReportSources.find(one => one.name === name) ?? missing(name)
function missing(name: string): never {
  throw new Error(`the source ${name} is not built in`)
}

function file(text: string) {
  async function* bytes() {
    yield Buffer.from(text)
  }
  return { name: 'sample.csv', bytes: bytes(), size: text.length }
}
