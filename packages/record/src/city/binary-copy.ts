const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const headerLength = 19

/**
 * Writes rows in PostgreSQL's binary COPY format, which costs the server half of what text does.
 * Source: PostgreSQL 18 documentation, COPY, "Binary Format".
 */
export class BinaryCopy {
  private bytes: Buffer
  private numbers: DataView
  private at = headerLength

  constructor(capacity: number) {
    this.bytes = Buffer.allocUnsafeSlow(Math.max(capacity, 1024))
    this.numbers = new DataView(this.bytes.buffer)
    signature.copy(this.bytes)
    this.bytes.fill(0, signature.length, headerLength)
  }

  get position(): number {
    return this.at
  }
  get view(): DataView {
    return this.numbers
  }
  /** Bytes written so far, header included. */
  get length(): number {
    return this.at
  }

  /** Begins a row. `room` is an upper bound of its bytes. */
  row(columns: number, room: number): void {
    this.reserve(room)
    this.numbers.setInt16(this.at, columns)
    this.at += 2
  }
  none(): void {
    this.numbers.setInt32(this.at, -1)
    this.at += 4
  }
  int2(value: number): void {
    this.numbers.setInt32(this.at, 2)
    this.numbers.setInt16(this.at + 4, value)
    this.at += 6
  }
  bool(value: boolean): void {
    this.numbers.setInt32(this.at, 1)
    this.bytes[this.at + 4] = value ? 1 : 0
    this.at += 5
  }
  int4(value: number): void {
    this.numbers.setInt32(this.at, 4)
    this.numbers.setInt32(this.at + 4, value)
    this.at += 8
  }
  int8(high: number, low: number): void {
    this.numbers.setInt32(this.at, 8)
    this.numbers.setInt32(this.at + 4, high)
    this.numbers.setInt32(this.at + 8, low)
    this.at += 12
  }
  bigint(value: bigint): void {
    this.numbers.setInt32(this.at, 8)
    this.numbers.setBigInt64(this.at + 4, value)
    this.at += 12
  }
  float8(value: number): void {
    this.numbers.setInt32(this.at, 8)
    this.numbers.setFloat64(this.at + 4, value)
    this.at += 12
  }
  /** UTF-8. PostgreSQL keeps no NUL in a text: it becomes U+FFFD. */
  text(value: string): void {
    const { length } = value
    const start = this.at + 4
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i)
      if (unit === 0 || unit > 127) {
        const clean = value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value
        this.reserve(4 + clean.length * 3)
        const written = this.bytes.write(clean, start, 'utf8')
        this.numbers.setInt32(this.at, written)
        this.at = start + written
        return
      }
      this.bytes[start + i] = unit
    }
    this.numbers.setInt32(this.at, length)
    this.at = start + length
  }

  /** Ends the data and gives it away: this object is not to be used again. */
  finish(): Uint8Array {
    this.reserve(2)
    this.numbers.setInt16(this.at, -1)
    return new Uint8Array(this.bytes.buffer, 0, this.at + 2)
  }

  private reserve(room: number): void {
    if (this.at + room <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + room))
    this.bytes.copy(larger, 0, 0, this.at)
    this.bytes = larger
    this.numbers = new DataView(larger.buffer)
  }
}
