import { type IndicatorLine, targetStates } from '@understory/model'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WordsContext, wordsAt } from '../../strings/words.tsx'
import { IndicatorGlance, IndicatorSum } from './indicator-state.tsx'

const line = (state: (typeof targetStates)[number] | null, n: number): IndicatorLine => ({
  id: `01900000-0000-7000-8000-00000000000${n}`,
  item: '01900000-0000-7000-8000-0000000000aa',
  terms: {
    ...{ title: { en: `Counted ${n}`, es: `Contado ${n}` }, measure: 'victims', kinds: ['shooting'] },
    ...{ district: null, better: 'fewer', settling_months: 1, target: null },
  },
  stand: state && {
    ...{ state, from: '2025-01', to: '2025-12', mean: 1, baseline: 2, ratio: 0.5, low: 0.2, high: 0.8 },
    asked: 0.8,
  },
  ...{ reason: state ? null : 'no-target', tellIn_months: null, wholeChange: null },
})
const all = [...targetStates, null].map(line)
const said = (path: string) =>
  renderToStaticMarkup(
    <WordsContext value={wordsAt(path)}>
      <IndicatorSum list={all} />
      <IndicatorGlance list={all} />
    </WordsContext>,
  )

test('each state has a word and a shape of its own, and what has none says why', () => {
  const html = said('/plan/outline')
  const lines = html.split('<li>').slice(1)
  const shapes = lines.map(each => /<svg[^>]*>(.*)<\/svg>/.exec(each)?.[1] ?? '')
  expect(new Set(shapes).size).toBe(all.length)
  expect(lines.map(each => each.replaceAll(/<[^>]*>/g, '').trim())).toEqual([
    'On the path: Counted 0',
    'Behind: Counted 1',
    'Worse: Counted 2',
    'Cannot tell yet: Counted 3',
    'No target: Counted 4',
  ])
  expect(html).toContain(
    'Of the 5 indicators of the plan, one is on its path, one is behind, one got worse, one cannot be told from chance yet, and one has no state.',
  )
  expect(said('/es/plan/outline')).toContain(
    'uno va en camino, uno va por detrás, uno empeoró, uno aún no se distingue del azar y uno no tiene estado',
  )
})
