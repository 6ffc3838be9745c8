export { readerOf } from './reader/reader.ts'
export type { FactExport, Reader, ReaderSource } from './reader/types.ts'
export { factColumns } from './reader/types.ts'
