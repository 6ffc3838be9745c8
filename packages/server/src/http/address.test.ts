import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressReader, clientKey } from './address.ts'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:cb00:7107', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
  ['fe80::2%25eth1', 'fe80::/64'],
  ['::1', '::1'],
  ['127.0.0.1', '127.0.0.1'],
])('%s is counted as %s', (address, key) => {
  expect(clientKey(address)).toBe(key)
})

test.each(['', 'unknown', '_hidden', '1.2.3', '010.1.1.1', '12345', '::1::2', '<script>', 'x'.repeat(5_000)])(
  'text that is no address is nobody’s: %s',
  text => {
    expect(clientKey(text)).toBeNull()
  },
)

const read = (trustProxy: boolean, remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  addressReader(trustProxy)({
    env: { incoming: { socket: { remoteAddress } } as IncomingMessage },
    req: { header: name => headers[name] },
  })

test('every address of one IPv6 network of 64 bits is one client, whatever the other half says', () => {
  const keys = Array.from({ length: 300 }, (_, i) => read(false, `2001:db8:0:7::${i.toString(16)}`).address)
  expect(new Set(keys)).toEqual(new Set(['2001:db8:0:7::/64']))
})

test('behind a proxy the last address of X-Forwarded-For counts; what a client wrote before it does not', () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 2001:db8:9:9::1%eth0' }
  expect(read(true, '::1', forwarded)).toEqual({ address: '2001:db8:9:9::/64', direct: false })
  expect(read(false, '192.0.2.1', forwarded)).toEqual({ address: '192.0.2.1', direct: false })
})

test('a forwarded text that is no address counts as the proxy itself, so that nobody invents endless clients', () => {
  expect(read(true, '192.0.2.9', { 'x-forwarded-for': 'someone-7' }).address).toBe('192.0.2.9')
  expect(read(true, undefined, { 'x-forwarded-for': 'someone-8' }).address).toBe('unknown')
})

test('a connection of this machine stays recognisable in each of its forms', () => {
  expect(read(false, '::ffff:127.0.0.1')).toEqual({ address: '127.0.0.1', direct: true })
  expect(read(false, '::1')).toEqual({ address: '::1', direct: true })
  expect(read(false, '::1', { forwarded: 'for=192.0.2.1' }).direct).toBe(false)
})
