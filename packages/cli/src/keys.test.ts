import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { secretKey } from './keys.ts'

const data = mkdtempSync(join(tmpdir(), 'understory-keys-'))
afterEach(() => rmSync(join(data, 'keys'), { recursive: true, force: true }))

test('a key is made once, differs by name, and only its owner reads it', () => {
  const log = secretKey(data, 'log')
  expect(log).toHaveLength(32)
  expect(secretKey(data, 'log')).toEqual(log)
  expect(secretKey(data, 'cell')).not.toEqual(log)
  expect(statSync(join(data, 'keys', 'log.key')).mode & 0o777).toBe(0o600)
})

test('a damaged key file is refused and left as it is', () => {
  secretKey(data, 'log')
  writeFileSync(join(data, 'keys', 'log.key'), 'oops')
  expect(() => secretKey(data, 'log')).toThrow('64 hexadecimal digits')
})
