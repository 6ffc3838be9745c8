import { generateKeyPairSync } from 'node:crypto'
import { formatVerifierKey, formatWitnessKey, makeSigner, witnessOf } from '@understory/tlog'
import { expect, test } from 'vitest'
import { witnessesOf } from './witness-settings.ts'

const keyOf = (name: string) => formatWitnessKey(witnessOf(name, generateKeyPairSync('ed25519').privateKey))
const [one, two] = [keyOf('one.example/w'), keyOf('two.example/w')]

test('witnesses are read from one line or several', () => {
  expect(witnessesOf(undefined)).toEqual([])
  expect(witnessesOf(' ')).toEqual([])
  const text = `${one} https://one.example/;\n ${two} http://localhost:2026/w`
  expect(witnessesOf(text).map(({ verifier, url }) => [verifier.name, url])).toEqual([
    ['one.example/w', 'https://one.example/'],
    ['two.example/w', 'http://localhost:2026/w'],
  ])
})

test.each([
  [`${one}`, 'no address'],
  [`${one} http://one.example`, 'not https'],
  [`${one} https://one.example and more`, 'more than a key'],
  ['nonsense https://one.example', 'name+id+key'],
  [`${formatVerifierKey(makeSigner('log.example'))} https://one.example`, 'type 4'],
  [`${one} https://one.example; ${one} https://other.example`, 'stands twice'],
])('%s is refused with what is wrong', (text, what) => {
  expect(() => witnessesOf(text)).toThrow(what)
})
