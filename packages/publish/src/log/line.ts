import { type LogLine, logEntryShape } from '@understory/model'
import type { PublishedLogEntry } from '@understory/record/published'

/** An entry with its text read. The record wrote it by the same shape, so anything else is a damaged record. */
export const lineOf = ({ index, text }: PublishedLogEntry): LogLine => ({
  index,
  text,
  entry: logEntryShape.parse(JSON.parse(text)),
})
