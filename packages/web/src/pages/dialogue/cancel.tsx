import { cancelledShape } from '@understory/model'
import type { ActionFunctionArgs } from 'react-router'
import { ByCode, sendCode } from './by-code.tsx'

export { loader } from './by-code.tsx'
export const action = (args: ActionFunctionArgs) =>
  sendCode(args, 'dialogue/reservations/cancel', cancelledShape)

/** Giving seats back by the code of the confirmation. */
export default function CancelPage() {
  return <ByCode what="cancel" />
}
