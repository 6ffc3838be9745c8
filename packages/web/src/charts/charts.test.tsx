import { parseHTML } from 'linkedom/worker'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { boundaries, outlines } from '../fixture/made-up-city.ts'
import { WordsContext, wordsOf } from '../strings/words.tsx'
import { BarTable } from './bar-table.tsx'
import { Choropleth } from './choropleth.tsx'
import { drawWith } from './draw.ts'
import {
  areasExample,
  barsExample,
  curveExample,
  targetPathExample,
  trendExample,
  weekHoursExample,
} from './examples.tsx'
import { TargetPathTable, targetPathPlot } from './target-path.tsx'
import { Trend, TrendTable, trendAlternative, trendPlot } from './trend.tsx'
import { truncatedCurvePlot } from './truncated-curve.tsx'
import { WeekHours, WeekHoursTable } from './week-hours.tsx'

drawWith(parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document)
const english = wordsOf('en')
const spanish = wordsOf('es')
const markup = (node: React.ReactNode, words = english) =>
  renderToStaticMarkup(<WordsContext value={words}>{node}</WordsContext>)
const count = (text: string, part: RegExp) => [...text.matchAll(part)].length

test('a trend draws one interval and one dot per known period and marks only the newest in clay', () => {
  const svg = trendPlot(trendExample, english, { width: 328, height: 240 })
  expect(count(svg, /<circle/g)).toBe(2)
  expect(count(svg, /stroke="#b4552d"/g), 'the newest dot and its leader').toBe(2)
  expect(svg).toContain('October 2025 so far: 17')
  expect(svg).not.toMatch(/NaN|undefined|<style/)
})

test('a trend is drawn for a phone and for a wide page', () => {
  expect(count(markup(<Trend points={trendExample} />), /<svg/g)).toBe(2)
})

test('the table of a trend says each number with its range, newest first, and a dash where nothing is known', () => {
  const html = markup(<TrendTable points={trendExample} caption="People" />)
  expect(html.indexOf('October 2025 so far')).toBeLessThan(html.indexOf('August 2025'))
  expect(html).toContain('9.9 to 27.2')
  expect(count(html, /–/g)).toBe(2)
})

test('the text alternative names newest, highest and lowest in both languages', () => {
  expect(trendAlternative(trendExample, english)).toContain('Newest: 17. Highest: 21 in August 2025.')
  expect(trendAlternative(trendExample, spanish)).toContain('Lo más alto: 21 en agosto de 2025.')
  expect(trendAlternative([], english)).toBe('There are no dated rows to draw.')
})

test('a corrected curve is drawn beside the one as counted, with its band and years below', () => {
  const svg = truncatedCurvePlot(curveExample, english, { width: 690, height: 300 })
  expect(svg).toContain('As counted')
  expect(svg).toContain('Corrected')
  expect(svg).toContain('3 years')
  expect(svg).not.toMatch(/NaN|undefined|<style/)
})

test('an area without enough data is hatched, never shaded', () => {
  const html = markup(
    <Choropleth
      outlines={outlines(boundaryNamed('2010'))}
      values={areasExample}
      linkTo={slug => `/places/neighborhood/${slug}`}
    />,
  )
  expect(html).toMatch(/abell-park"[^>]*><title>Abell Park: 12.5<\/title><path d="[^"]+" class="f\d"/)
  expect(html).toMatch(
    /birch-hill"[^>]*><title>Birch Hill: not enough data<\/title><path d="[^"]+" fill="url\(#hatch\)"/,
  )
})

test('a map is the same whichever way its rings wind', () => {
  const straight = outlines(boundaryNamed('2010'))
  const turned = {
    ...straight,
    features: straight.features.map(feature => ({
      ...feature,
      geometry: {
        ...feature.geometry,
        coordinates: feature.geometry.coordinates.map(ring => ring.toReversed()),
      },
    })),
  }
  const boxes = [straight, turned].map(one =>
    markup(<Choropleth outlines={one} values={[]} linkTo={slug => slug} plain />),
  )
  const sizes = boxes.map(html => html.match(/viewBox="[^"]+"/)?.[0])
  expect(sizes[0]).toBe(sizes[1])
  expect(boxes.every(html => count(html, /<path/g) === straight.features.length)).toBe(true)
})

test('a bar table says a missing value as missing and draws no bar for it', () => {
  const html = markup(
    <BarTable caption="Kinds" first="Kind" bar="Bar" columns={['Count']} rows={barsExample} />,
  )
  expect(count(html, /<rect/g)).toBe(1)
  expect(html).toContain('<td class="n">–</td>')
})

test('hours of the week come as a picture twice and as a table of 24 rows', () => {
  expect(count(markup(<WeekHours cells={weekHoursExample} />), /class="plot"/g)).toBe(2)
  expect(
    count(markup(<WeekHoursTable cells={weekHoursExample} caption="Hours" />), /<th scope="row">/g),
  ).toBe(24)
})

test('a path is drawn with its band, a dot for each month and an open one for what still fills up; the table says the same', () => {
  const svg = targetPathPlot(targetPathExample, english, { width: 690, height: 320 })
  expect(count(svg, /<circle/g)).toBe(3)
  expect(count(svg, /fill="#cfe0d6"/g)).toBe(1)
  expect(svg).not.toMatch(/NaN|undefined|<style/)
  const html = markup(<TargetPathTable months={targetPathExample} caption="People" />)
  expect(html).toContain('9 (still fills up)')
  expect(html).toContain('On the path')
  expect(html.indexOf('January 2026')).toBeLessThan(html.indexOf('November 2025'))
})

function boundaryNamed(version: string) {
  const boundary = boundaries.find(b => b.version === version)
  if (!boundary) throw new Error(version)
  return boundary
}
