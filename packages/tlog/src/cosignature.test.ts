import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddCheckpoint, parseAddCheckpoint, parseSizeAnswer } from './add-checkpoint.ts'
import { cosign, cosignaturesOn, formatWitnessKey, parseWitnessKey, witnessOf } from './cosignature.ts'
import { openNote, signNote } from './note.ts'
import { makeSigner } from './note-key.ts'

const keyOf = () => generateKeyPairSync('ed25519').privateKey
const witness = witnessOf('witness.example.org/w1', keyOf())
const text = 'city.example/log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'
const at = new Date('2026-05-04T03:02:01.900Z')
const lineOf = (body = text, who = witness) => cosign(body, who, at).trimEnd()

describe('a cosignature', () => {
  // Written down a second time from c2sp.org/tlog-cosignature, with nothing of this package.
  test('is the bytes of the standard', () => {
    const [dash, name, encoded = ''] = lineOf().split(' ')
    expect([dash, name]).toEqual(['—', 'witness.example.org/w1'])
    const bytes = Buffer.from(encoded, 'base64')
    expect(bytes).toHaveLength(4 + 8 + 64)
    const raw = createPublicKey(witness.privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
    const id = createHash('sha256')
      .update('witness.example.org/w1\n')
      .update(Buffer.from([4]))
      .update(raw)
    expect(bytes.subarray(0, 4)).toEqual(id.digest().subarray(0, 4))
    expect(bytes.readUInt32BE(4)).toBe(0)
    expect(bytes.readUInt32BE(8)).toBe(1_777_863_721)
    const message = Buffer.from(`cosignature/v1\ntime 1777863721\n${text}`)
    expect(verify(null, message, witness.publicKey, bytes.subarray(12))).toBe(true)
    expect(formatWitnessKey(witness)).toBe(
      `witness.example.org/w1+${bytes.subarray(0, 4).toString('hex')}+${Buffer.concat([Buffer.from([4]), raw]).toString('base64')}`,
    )
  })

  test('of a known witness is found with its time; of an unknown one it is passed over', () => {
    const known = parseWitnessKey(formatWitnessKey(witness))
    if (!known.ok) throw new Error(known.reason)
    const stranger = witnessOf('stranger.example', keyOf())
    const read = cosignaturesOn(text, [lineOf(text, stranger), lineOf(), lineOf()], [known.value])
    expect(read.faults).toEqual([])
    expect(read.cosignatures).toMatchObject([
      { witness: 'witness.example.org/w1', at: new Date('2026-05-04T03:02:01Z') },
    ])
  })

  test('does not hold for another checkpoint, another time or another key', () => {
    const other = text.replace('\n7\n', '\n8\n')
    expect(cosignaturesOn(other, [lineOf()], [witness])).toMatchObject({
      cosignatures: [],
      faults: [expect.stringContaining('not hold')],
    })
    const [dash, name, encoded = ''] = lineOf().split(' ')
    for (const n of [4 + 7, 4 + 8, 4 + 8 + 63]) {
      const bytes = Buffer.from(encoded, 'base64')
      bytes[n] = (bytes[n] ?? 0) ^ 1
      const spoilt = `${dash} ${name} ${bytes.toString('base64')}`
      expect(cosignaturesOn(text, [spoilt], [witness]).cosignatures, `byte ${n}`).toEqual([])
    }
    const short = Buffer.from(encoded, 'base64').subarray(0, -1).toString('base64')
    expect(cosignaturesOn(text, [`${dash} ${name} ${short}`], [witness]).faults).toHaveLength(1)
  })

  test('stands below the signature of the log without hurting it', () => {
    const log = makeSigner('city.example/log')
    const note = signNote(text, [log]) + cosign(text, witness, at)
    expect(openNote(note, [log])).toMatchObject({ ok: true, value: { text, signedBy: [log.name] } })
  })

  test('a key of a log is no key of a witness', () => {
    const log = makeSigner('city.example/log')
    expect(parseWitnessKey(formatWitnessKey(witness).replace('+', '++')).ok).toBe(false)
    expect(parseWitnessKey(`${log.name}+00000000+AAAA`).ok).toBe(false)
  })
})

describe('a request to a witness', () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Uint8Array.from(bytes))

  test('reads as it was written', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(hash, { maxLength: 63 }), (oldSize, proof) => {
        const note = signNote(text, [makeSigner('city.example/log')])
        const read = parseAddCheckpoint(formatAddCheckpoint({ oldSize, proof, note }))
        if (!read.ok) throw new Error(read.reason)
        expect({ ...read.value, proof: read.value.proof.map(one => Uint8Array.from(one)) }).toEqual({
          oldSize,
          proof,
          note,
        })
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    '',
    'old 1\n',
    'old 01\n\nx',
    'old -1\n\nx',
    'new 1\n\nx',
    'old 1\nAAAA\n\nx',
    `old 1${'\nAAAA'.repeat(64)}\n\nx`,
  ])('is refused where it is another: %j', body => expect(parseAddCheckpoint(body).ok).toBe(false))

  test.each([
    ['0\n', 0],
    ['50\n', 50],
    ['50', null],
    ['050\n', null],
    ['', null],
    ['x\n', null],
    ['5\n\n', null],
  ])('the answer %j says %s', (body, says) => {
    const read = parseSizeAnswer(body)
    expect(read.ok ? read.value : null).toBe(says)
  })

  test('any text is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), body => {
        parseAddCheckpoint(body)
        parseSizeAnswer(body)
        cosignaturesOn(text, body.split('\n'), [witness])
        expect(parseWitnessKey(body).ok).toBe(false)
      }),
    )
  })
})
