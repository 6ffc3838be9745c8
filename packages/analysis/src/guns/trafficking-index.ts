import type { TraffickingIndex } from '@understory/model'
import { backTest } from './back-test.ts'
import type { DealerSales } from './dealer-rates.ts'
import type { IndexGun } from './index-guns.ts'
import { indexIngredients, indexVersion, scoreDealers, scoreTransactions } from './index-scores.ts'

const transactionsShown = 50

/**
 * The trafficking index: scores guns, transactions and dealers, never people. Points of a gun are the sum of `indexIngredients`; see
 * docs/methods/trafficking-index.md for the formula, where each ingredient comes from, and what happens where something is not known.
 */
export function traffickingIndex(
  guns: readonly IndexGun[],
  sales: ReadonlyMap<string, DealerSales>,
  asOf: string,
): Omit<TraffickingIndex, 'coverage'> {
  return {
    version: indexVersion,
    ingredients: indexIngredients.map(({ name, points, why, missing }) => ({ name, points, why, missing })),
    transactions: scoreTransactions(guns).slice(0, transactionsShown),
    ...scoreDealers(guns, sales),
    guns: guns.length,
    backTest: backTest(guns, sales, asOf),
  }
}
