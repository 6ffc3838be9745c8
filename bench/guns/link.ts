import { type DescribedFirearm, gunSummary, matchFirearms } from '@understory/analysis'
import { timed } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'
import { below, madeUpFacts } from './made-up-guns.ts'

const guns = 1_000_000
const makers = ['BRINDLE', 'CALDER', 'FENWICK', 'HOLLIS', 'MARROW', 'TARRANT', null]
const calibres = ['9mm', '.40', '.380', '.38', '5.56', '12 gauge', null]
const number = (value: number) => value.toLocaleString('en-US')

/** Made-up guns, of which some share their number: about one in three is a second row of another. */
function madeUpGuns(): DescribedFirearm[] {
  const draw = below()
  return Array.from({ length: guns }, () => ({
    maker: makers[draw(makers.length)] ?? null,
    model: null,
    calibre: calibres[draw(calibres.length)] ?? null,
    serial: `KR${100_000 + draw(2_000_000)}`,
    serialState: 'intact' as const,
  }))
}

export const gunLink: Bench = {
  name: 'gun-link',
  about: 'which of 1,000,000 guns are one, from nothing, beside a bare grouping by number',
  run: async say => {
    const rows = madeUpGuns()
    say(`${number(rows.length)} made-up guns`)
    const bare = await timed(async () => Map.groupBy(rows, row => row.serial).size)
    const linked = await timed(async () => matchFirearms(rows))
    const { sure, likely, doubtful } = linked.value
    return [
      outcome({
        what: 'full re-link of 1,000,000 guns',
        value: linked.seconds,
        unit: 's',
        most: 10,
        ratio: `${(linked.seconds / bare.seconds).toFixed(1)} × a bare grouping by number (${bare.seconds.toFixed(1)} s); ${number(sure)} sure pairs, ${number(likely)} likely, ${number(doubtful.length)} for a person`,
        limit: 'one thread; the table of numbers does not fit the processor cache',
      }),
    ]
  },
}

export const gunTimes: Bench = {
  name: 'gun-summary',
  about: 'time to crime, plain and corrected, states and dealers of 1,000,000 guns',
  run: async say => {
    const facts = madeUpFacts(guns)
    say(`${number(facts.length)} made-up guns`)
    const { value, seconds } = await timed(async () => gunSummary(facts))
    return [
      outcome({
        what: 'summary of 1,000,000 guns with the corrected curve',
        value: seconds,
        unit: 's',
        most: 20,
        ratio: `${number(value.corrected.count)} times in the curve, ${number(value.dealerCount)} dealers`,
        limit: 'one thread; objects of facts, not columns',
      }),
    ]
  },
}
