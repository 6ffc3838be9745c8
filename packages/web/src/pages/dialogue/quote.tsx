import { withdrawnQuoteShape } from '@understory/model'
import type { ActionFunctionArgs } from 'react-router'
import { ByCode, sendCode } from './by-code.tsx'

export { loader } from './by-code.tsx'
export const action = (args: ActionFunctionArgs) =>
  sendCode(args, 'dialogue/quote-withdrawals', withdrawnQuoteShape)

/** Taking a quote back by the code on the consent card. */
export default function QuotePage() {
  return <ByCode what="quote" />
}
