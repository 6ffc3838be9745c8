import type { IncomingMessage } from 'node:http'
import { type Problem, problem } from '@understory/model'

/** What routes of this server answer. */
const methods = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']
export const allowedMethods = methods.join(', ')

const maxHeaders = 100

const mayHaveBody = new Set(['POST', 'DELETE'])

/** Whether a request announces a body. Node's parser has refused two lengths, a length beside chunks, and folded lines before. */
export const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/**
 * Why a request is refused before any route sees it, or null. Here is all that a proxy and this server could read in two ways: methods,
 * the form of the address, encodings of the body. The cache and the routes see one spelling of each address.
 */
export function requestProblem(request: IncomingMessage): Problem | null {
  const { method = '', url = '', headers } = request
  if (!methods.includes(method))
    return problem('method-not-allowed', `The method ${method} is not used here.`, {
      where: 'method',
      expected: `one of ${allowedMethods}`,
    })
  const address = addressFault(url)
  if (address !== null)
    return problem('bad-request', `The address is not well formed: ${address}.`, {
      where: 'address',
      expected: 'a path from / as this server links to it',
    })
  if (request.rawHeaders.length > maxHeaders * 2)
    return problem('bad-request', 'The request has too many headers.', {
      where: 'headers',
      expected: `at most ${maxHeaders}`,
    })
  if (request.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1)
    return problem('bad-request', 'The request names two hosts.', {
      where: 'Host',
      expected: 'one Host header',
    })
  if (!announcesBody(request)) return null
  if (!mayHaveBody.has(method))
    return problem('bad-request', `A ${method} request has no body.`, { where: 'body' })
  const transfer = headers['transfer-encoding']
  if (transfer !== undefined && transfer.toLowerCase() !== 'chunked')
    return problem('bad-request', 'The transfer encoding of the body is not known here.', {
      where: 'Transfer-Encoding',
      expected: 'chunked, or a Content-Length',
    })
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
    return problem('unsupported-encoding', 'The body of a request is taken as it is, not compressed.', {
      where: 'Content-Encoding',
      expected: 'a body without Content-Encoding; a .gz file is sent as a file',
    })
  return null
}

const dotSegment = /^(\.|%2e){1,2}$/i

/** What is odd about the form of an address (`/path?query`), or null. */
function addressFault(url: string): string | null {
  if (!url.startsWith('/')) return 'it does not begin with /'
  const [path = ''] = url.split(/[?#]/, 1)
  if (path.includes('\\') || /%5c/i.test(path)) return 'it holds a backslash'
  if (/%(0|1)[0-9a-f]|%7f/i.test(path)) return 'it holds a control character'
  if (path.includes('//')) return 'it holds an empty part'
  if (path.split('/').some(part => dotSegment.test(part))) return 'it holds a part of dots'
  if (url.includes('#')) return 'it holds a fragment'
  return null
}
