import { StringDecoder } from 'node:string_decoder'
import { ProblemError, problem } from '@understory/model'
import { none } from 'stream-chain/defs.js'
import { Assembler } from 'stream-json/core/assembler.js'
import { jsonParser, type Token } from 'stream-json/core/parser.js'
import { limits } from './limits.ts'

/** An item of a JSON file: what it holds, or null when it is nested too deep to be read. */
export interface JsonItem {
  readonly value: unknown
  readonly tooDeep: boolean
}

const deepest = 64

/**
 * The items of a JSON text as it streams by: of a top-level array (Socrata), or of the array `features` of a
 * top-level object (GeoJSON, ArcGIS). Several such texts one after the other (pages) are read as one.
 * Memory holds one item.
 */
export class JsonItems {
  readonly #parse = jsonParser({ packValues: true, streamValues: false, jsonStreaming: true })
  readonly #decoder = new StringDecoder('utf8')
  readonly #name: string
  #depth = 0
  #key = ''
  /** Depth inside the array whose elements are items, or 0 outside one. */
  #itemsAt = 0
  #assembler: Assembler | null = null
  #tooDeep = false
  #sinceItem = 0
  #count = 0
  foundArray = false

  constructor(name: string) {
    this.#name = name
  }

  push(bytes: Buffer): JsonItem[] {
    this.#sinceItem += bytes.length
    const items: JsonItem[] = []
    // Small pieces, so that a giant item is noticed before it is held.
    for (let at = 0; at < bytes.length; at += 65_536)
      this.#feed(this.#decoder.write(bytes.subarray(at, at + 65_536)), items)
    if (this.#sinceItem > limits.itemBytes)
      throw this.#problem(
        `holds an item, or a text before the first one, of more than ${limits.itemBytes} bytes`,
      )
    return items
  }

  end(): JsonItem[] {
    const items: JsonItem[] = []
    this.#feed(this.#decoder.end(), items)
    this.#feed(none, items)
    if (!this.foundArray) throw this.#problem('has no array of rows')
    return items
  }

  #feed(text: string | typeof none, into: JsonItem[]): void {
    if (text === '') return
    let out: ReturnType<ReturnType<typeof jsonParser>>
    try {
      // The end of the text is told by a symbol that the parser's type leaves out.
      out = this.#parse(text as string)
    } catch (error) {
      throw this.#problem(
        `is not valid JSON after item ${this.#count} (${error instanceof Error ? error.message : String(error)})`,
      )
    }
    if (out === none || out === undefined || typeof out !== 'object') return
    const tokens = 'values' in out ? (out.values as readonly Token[]) : []
    for (const token of tokens) this.#token(token, into)
  }

  #token(token: Token, into: JsonItem[]): void {
    const { name } = token
    const opens = name === 'startObject' || name === 'startArray'
    const closes = name === 'endObject' || name === 'endArray'
    if (closes) this.#depth--
    if (this.#itemsAt > 0) this.#itemToken(token, closes, into)
    else if (name === 'keyValue' && this.#depth === 1) this.#key = token.value
    else if (
      name === 'startArray' &&
      (this.#depth === 0 || (this.#depth === 1 && this.#key === 'features'))
    ) {
      this.#itemsAt = this.#depth + 1
      this.foundArray = true
    }
    if (opens) this.#depth++
    if (this.#depth === 0) this.#key = ''
  }

  #itemToken(token: Token, closes: boolean, into: JsonItem[]): void {
    if (closes && this.#depth === this.#itemsAt - 1) {
      this.#itemsAt = 0
      return
    }
    if (this.#depth > deepest) this.#tooDeep = true
    this.#assembler ??= new Assembler({ numberAsString: true })
    if (!this.#tooDeep) this.#assembler.consume(token)
    const whole =
      this.#depth === this.#itemsAt && (closes || /^(?:string|number|null|true|false)Value$/.test(token.name))
    if (!whole) return
    into.push({ value: this.#tooDeep ? null : this.#assembler.current, tooDeep: this.#tooDeep })
    this.#assembler = null
    this.#tooDeep = false
    this.#sinceItem = 0
    this.#count++
  }

  #problem(what: string): ProblemError {
    return new ProblemError(
      problem('unreadable-file', `The file ${what}.`, {
        where: this.#name,
        expected: 'GeoJSON or ArcGIS `features`, or a JSON array of rows',
      }),
    )
  }
}
