import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The least a server of votes could do: read a JSON body and answer. It says its port, and ends with whoever started it. */
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', part => parts.push(part))
  request.on('end', () => {
    const { votes } = JSON.parse(Buffer.concat(parts).toString()) as { votes: unknown[] }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ taken: votes.length }))
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit(0))
