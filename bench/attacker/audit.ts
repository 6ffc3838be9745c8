import { buildRelease } from '@understory/publish/disclosure'
import { timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'
import { catalogue, roots } from './catalogue.ts'

const incidents = 30_000
const number = (value: number) => value.toLocaleString('en-US')

export const attackerAudit: Bench = {
  name: 'attacker-audit',
  about: 'suppression and the attacker’s audit of a catalogue of 50 tables published together',
  run: async say => {
    const tables = catalogue(incidents)
    const plans = tables.map(one => one.table)
    say(`${plans.length} tables over ${number(incidents)} invented incidents`)
    const { value: built, seconds } = await timed(() =>
      buildRelease({
        dataset: {
          name: 'catalogue',
          title: 'Catalogue',
          what: 'Invented.',
          disclosure: 'suppressed',
          provenances: ['invented'],
          tables: plans,
          notes: [],
        },
        population: 'invented',
        tables,
        roots,
        minimumCell: 11,
        earlier: [],
      }),
    )
    const { audit, approvable, tables: report } = built.disclosureReport
    if (!audit?.exact || !approvable) throw new Error('the audit was not exact, or found a disclosed cell')
    const sum = (name: 'cells' | 'primary' | 'complementary') =>
      report.reduce((total, table) => total + table[name], 0)
    return [
      outcome({
        what: `attacker audit of a catalogue of ${plans.length} tables, with the search for what to hide`,
        value: seconds,
        unit: 's',
        most: 60,
        ratio: `${number(sum('cells'))} cells, ${number(sum('primary'))} small, ${number(sum('complementary'))} more hidden, ${number(audit.programs)} programs`,
        limit: 'the programs of HiGHS, one after the other in one thread',
      }),
    ]
  },
}
