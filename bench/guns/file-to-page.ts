import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../../e2e/browser.ts'
import { serve } from '../../e2e/served-city.ts'
import { becomeOperator, inviteAs } from '../../e2e/staff.ts'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, sleep } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'

const rounds = 12
const rowsPerFile = 1_000

export const gunFileToPage: Bench = {
  name: 'gun-file-to-page',
  about: `from a file of ${rowsPerFile} guns in the watched folder to the custodian’s open page, in a browser`,
  run: async say => {
    using scratch = scratchFolder()
    const { data = scratch.path } = await sampleCity(scratch.path, say)
    const [header = '', ...lines] = (await readFile(join(data, 'sample', 'guns.csv'), 'utf8'))
      .trim()
      .split('\n')
    const served = await serve(['--data', data])
    const browser = await openBrowser()
    try {
      const operator = await becomeOperator(served, browser)
      const wanted = { role: 'custodian', organisation: 'Police data unit', kind: 'police-custodian' }
      const custodian = await inviteAs(served, browser, operator, { name: 'Carl', ...wanted })
      const inbox = join(data, 'inbox', 'sample')
      await mkdir(inbox, { recursive: true })
      say(`${rounds} files of ${rowsPerFile} guns`)
      const took = await custodian.look('/work/guns', 1440, async page => {
        const times: number[] = []
        for (let round = 0; round < rounds; round++) {
          const rows = Array.from({ length: rowsPerFile }, (_, n) => {
            const [, ...cells] = (lines[n % lines.length] ?? '').split(',')
            return [`BENCH-${round}-${n}`, ...cells].join(',')
          })
          const waiting = join(data, `guns-${round}.csv`)
          await writeFile(waiting, `${[header, ...rows].join('\n')}\n`)
          const before = await page.locator('.coverage').first().innerText()
          const start = performance.now()
          await rename(waiting, join(inbox, `guns-${round}.csv`))
          await page.waitForFunction(
            was => document.querySelector<HTMLElement>('.coverage')?.innerText !== was,
            before,
            { timeout: 30_000, polling: 10 },
          )
          times.push(performance.now() - start)
          await sleep(500)
        }
        return times
      })
      return [
        outcome({
          what: `file of ${rowsPerFile} guns in the watched folder → open page in a browser, p95`,
          value: percentile(took, 0.95) / 1000,
          unit: 's',
          most: 2,
          ratio: `median ${(percentile(took, 0.5) / 1000).toFixed(2)} s, ${rounds} files, ${lines.length} guns before them`,
          limit:
            'waiting until the file stands still, import, reading all guns anew and computing the page add up',
        }),
      ]
    } finally {
      await browser.close()
      await served.stop()
    }
  },
}
