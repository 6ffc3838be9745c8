import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { openNote, signNote } from './note.ts'
import { formatVerifierKey, makeSigner, parseVerifierKey, privateKeyOfSeed, signerOf } from './note-key.ts'

/** The example of golang.org/x/mod/sumdb/note; its key is public and signs nothing. */
const example = {
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
}
const verifierOf = (text: string) => {
  const read = parseVerifierKey(text)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

describe('the example of golang.org/x/mod/sumdb/note', () => {
  const peter = signerOf('PeterNeumann', privateKeyOfSeed(Buffer.from(example.seed, 'base64').subarray(1)))
  const note = `${example.text}\n${example.signature}`
  test('is signed byte for byte as Go signs it', () => {
    expect(signNote(example.text, [peter])).toBe(note)
    expect(formatVerifierKey(peter)).toBe(example.verifier)
  })
  test('opens with its key, and not when anything in it was changed', () => {
    const verifier = verifierOf(example.verifier)
    expect(openNote(note, [verifier])).toEqual({
      ok: true,
      value: { text: example.text, signedBy: ['PeterNeumann'] },
    })
    expect(openNote(note.replace('cryptography', 'Cryptography'), [verifier])).toMatchObject({ ok: false })
    expect(openNote(note.replace('ZJku', 'ZJkv'), [verifier])).toMatchObject({ ok: false })
    expect(openNote(note, [])).toMatchObject({ reason: 'no known key signed this note' })
  })
  test('its key is refused when its id, its kind or its name is another', () => {
    for (const wrong of [
      example.verifier.replace('c74f20a3', 'c74f20a4'),
      example.verifier.replace('PeterNeumann', 'PeterNewmann'),
      example.verifier.replace('+ARpc', '+AhpC'),
      'PeterNeumann',
      '',
    ])
      expect(parseVerifierKey(wrong), wrong).toMatchObject({ ok: false })
  })
})

describe('notes', () => {
  const log = makeSigner('safety.example.gov/log')
  const witness = makeSigner('library.example.org')
  const text = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map(body => `${body.replace(/[\p{Cc}\p{Cs}]/gu, '')}\n`)
  test('law: what was signed by several is opened with the names of those one knows', () => {
    fc.assert(
      fc.property(text, body => {
        const note = signNote(body, [log, witness])
        expect(openNote(note, [log, witness])).toEqual({
          ok: true,
          value: { text: body, signedBy: [log.name, witness.name] },
        })
        expect(openNote(note, [witness])).toEqual({
          ok: true,
          value: { text: body, signedBy: [witness.name] },
        })
      }),
      { numRuns: 30 },
    )
  })
  test('law: whatever text comes from outside is opened or refused, never a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map(s => `x\n\n— ${s}\n`),
        ),
        junk => {
          expect(openNote(junk, [log])).toMatchObject({ ok: false })
        },
      ),
    )
  })
  test('a text with an empty line in it ends where its signatures begin', () => {
    const body = 'first\n\nsecond\n'
    const opened = openNote(signNote(body, [log]), [log])
    expect(opened).toEqual({ ok: true, value: { text: body, signedBy: [log.name] } })
  })
  test('a text that cannot be a note is not signed, nor a key name that cannot be read back', () => {
    expect(() => signNote('no line break', [log])).toThrow(RangeError)
    expect(() => signNote('a\ttab\n', [log])).toThrow(RangeError)
    expect(() => makeSigner('two words')).toThrow('two words')
    expect(() => makeSigner('a+b')).toThrow('a+b')
  })
  test('a hundred and one signatures are not read', () => {
    const line = example.signature
    expect(openNote(`${example.text}\n${line.repeat(101)}`, [verifierOf(example.verifier)])).toMatchObject({
      ok: false,
    })
    expect(openNote(`${example.text}\n${line.repeat(100)}`, [verifierOf(example.verifier)])).toMatchObject({
      ok: true,
    })
  })
})

describe('checkpoints', () => {
  const root = Buffer.from('XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=', 'base64')
  test('are origin, size and root, a line each', () => {
    const text = formatCheckpoint({ origin: 'safety.example.gov/log', size: 8, root, extensions: [] })
    expect(text).toBe('safety.example.gov/log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n')
  })
  test('law: what was written is read back', () => {
    const line = fc.stringMatching(/^[a-z0-9./-]{1,40}$/)
    fc.assert(
      fc.property(
        line,
        fc.nat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(line),
        (origin, size, hash, extensions) => {
          const checkpoint = { origin, size, root: Buffer.from(hash), extensions }
          expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, value: checkpoint })
        },
      ),
    )
  })
  test('another spelling of the same statement is refused', () => {
    const right = 'o\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n'
    expect(parseCheckpoint(right).ok).toBe(true)
    const wrong = [
      right.replace('8', '08'),
      right.replace('8', '+8'),
      right.replace('8', '9007199254740993'),
      right.replace('Qyg=', 'Qyg'),
      right.replace('Qyg=', 'Qyh='),
      right.replace('Xcna', 'Xc'),
      right.slice(0, -1),
      `${right}\n`,
      right.slice(1),
      '',
    ]
    for (const text of wrong) expect(parseCheckpoint(text), text).toMatchObject({ ok: false })
  })
})
