import { mark, openFuzzedInstance } from '@understory/server/testing-fuzz'

/** The instance under test in a process of its own, so that its memory is its own. Run by `fuzz.ts` with --expose-gc. */
const { house, document, operations, callers, known } = await openFuzzedInstance()

const send = (message: unknown) => process.send?.(message)

process.on('message', async question => {
  if (question === 'memory') {
    globalThis.gc?.()
    await new Promise(resolve => setTimeout(resolve, 500))
    globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    send({ rss, heapUsed, external })
  }
  if (question === 'end') {
    await house.close()
    process.exit(0)
  }
})
process.on('unhandledRejection', reason => send({ unhandled: String(reason) }))
send({ url: house.url, document, operations, callers, known, mark })
