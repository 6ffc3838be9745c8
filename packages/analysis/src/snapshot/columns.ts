/**
 * The fact table, one line per column: name and integer type in the snapshot. The record's view `incident_fact`
 * has the same names in the same order, so one SQL text runs on both.
 */
export const factColumns = [
  ['import_no', 'INTEGER'],
  ['line', 'INTEGER'],
  ['part', 'UTINYINT'],
  ['source_no', 'USMALLINT'],
  ['day', 'INTEGER'],
  ['year', 'SMALLINT'],
  ['month_no', 'INTEGER'],
  ['week_no', 'INTEGER'],
  ['weekday', 'UTINYINT'],
  ['hour', 'UTINYINT'],
  ['kind', 'UTINYINT'],
  ['weapon', 'UTINYINT'],
  ['clearance', 'UTINYINT'],
  ['setting', 'UTINYINT'],
  ['victims', 'INTEGER'],
  ['event_no', 'BIGINT'],
  ['place_1', 'USMALLINT'],
  ['place_2', 'USMALLINT'],
  ['place_3', 'USMALLINT'],
  ['place_4', 'USMALLINT'],
  ['place_5', 'USMALLINT'],
  ['place_6', 'USMALLINT'],
  ['place_7', 'USMALLINT'],
  ['place_8', 'USMALLINT'],
  ['key_no', 'BIGINT'],
] as const

export const createFactTable = `CREATE TABLE incident_fact (${factColumns.map(([name, type]) => `${name} ${type}`).join(', ')})`

/** Columns as `read_csv` wants them, so that nothing about a file is guessed. */
export const csvColumns = (columns: readonly (readonly [string, string])[]): string =>
  `{${columns.map(([name, type]) => `'${name}': '${type}'`).join(', ')}}`

export const rowKeyColumns = factColumns.slice(0, 3)
