import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile } from '../machine/timing.ts'
import { serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'
import { openBrowser, slow4g, type Visit, visit } from './browser.ts'

const visits = 3

export const publicPages: Bench = {
  name: 'public-pages',
  about: 'bytes and first paint of a first visit, on a slow phone with a slow network',
  run: async say => {
    using scratch = scratchFolder()
    const place = await sampleCity(scratch.path, say)
    await using server = await serve(place)
    const pages = ['/', '/incidents', await aPlace(server.url), '/about-data', '/es']
    const browser = await openBrowser()
    const seen: { page: string; bytes: number; paint: number; shift: number; script: number }[] = []
    try {
      for (const page of pages) {
        await fetch(server.url + page)
        const all: Visit[] = []
        for (let i = 0; i < visits; i++) all.push(await visit(browser, server.url + page, slow4g, 4))
        const line = {
          page,
          bytes: Math.max(...all.map(one => one.bytes)),
          paint: percentile(
            all.map(one => one.firstPaint_ms),
            0.5,
          ),
          shift: Math.max(...all.map(one => one.layoutShift)),
          script: Math.max(...all.map(one => one.scriptBytes)),
        }
        say(
          `${page}: ${(line.bytes / 1000).toFixed(1)} kB in ${all[0]?.requests} requests, first paint ${line.paint.toFixed(0)} ms, layout shift ${line.shift.toFixed(3)}, script ${line.script} bytes`,
        )
        seen.push(line)
      }
    } finally {
      await browser.close()
    }
    const heaviest = seen.reduce((a, b) => (b.bytes > a.bytes ? b : a))
    const slowest = seen.reduce((a, b) => (b.paint > a.paint ? b : a))
    return [
      outcome({
        what: `public pages, bytes on first visit (heaviest of ${pages.length}: ${heaviest.page})`,
        value: heaviest.bytes / 1000,
        unit: 'kB',
        most: 100,
        ratio: seen.map(({ page, bytes }) => `${page} ${(bytes / 1000).toFixed(0)}`).join(', '),
        limit: `${heaviest.page} is the heaviest: see its charts and maps`,
      }),
      outcome({
        what: `public pages, first paint, ${slow4g.name}, 4 × slower CPU (slowest: ${slowest.page})`,
        value: slowest.paint / 1000,
        unit: 's',
        most: 1,
        ratio: seen.map(({ page, paint }) => `${page} ${(paint / 1000).toFixed(2)}`).join(', '),
        limit: 'two round trips (page, then style sheet) and the bytes of both',
      }),
      outcome({
        what: 'public pages, layout shift',
        value: Math.max(...seen.map(one => one.shift)),
        unit: '',
        most: 0,
      }),
    ]
  },
}

/** The address of some place that the server has. */
async function aPlace(url: string): Promise<string> {
  const page = await (await fetch(`${url}/places`)).text()
  return /href="(\/places\/neighborhood\/[^"#?]+)"/.exec(page)?.[1] ?? '/places'
}
