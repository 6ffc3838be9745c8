/** Bounds that keep memory constant whatever the file holds. */
export const limits = {
  /** A physical line longer than this is set aside, and only its beginning is kept. */
  lineBytes: 1 << 20,
  /** Text of a set-aside row that is kept. */
  rawChars: 64_000,
  /** A field longer than this sets its row aside. */
  fieldChars: 20_000,
  /** A quoted field may run over at most this many lines; past it the quote counts as never closed. */
  recordLines: 100,
  recordChars: 256_000,
  /** A JSON item, or anything before the first one, may take at most this many bytes. */
  itemBytes: 8 << 20,
  /** A gzip file may unpack to so many times its own bytes: tables give 5 to 40, a file made to fill a machine 1,000. */
  unpackedRatio: 200,
  /** The ratio is looked at from here on: a small file of one repeated line is no attack. */
  unpackedFreeBytes: 32 << 20,
  /** Columns of a header. */
  columns: 2_000,
  batchRows: 4_096,
} as const
