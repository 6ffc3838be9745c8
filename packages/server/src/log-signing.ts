import type { PublicLog } from '@understory/publish'
import type { Logger } from './log.ts'

const every_ms = 2_000

/** Signs what was entered, soon after it was; the first time before anybody can ask. */
export function signOnTimer(
  publicLog: PublicLog,
  log: Logger,
  onSigned: () => void,
  afterEach: () => void = () => {},
) {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const sign = async (): Promise<void> => {
    const before = publicLog.state().checkpoint?.size
    try {
      await publicLog.sign()
      if (publicLog.state().checkpoint?.size !== before) onSigned()
    } catch (error) {
      log.error({ err: error }, 'the public log could not be signed')
    }
    afterEach()
  }
  return {
    async start(): Promise<void> {
      await sign()
      timer = setInterval(() => {
        running = running.then(sign)
      }, every_ms)
      timer.unref()
    },
    async stop(): Promise<void> {
      if (timer) clearInterval(timer)
      await running
    },
  }
}
