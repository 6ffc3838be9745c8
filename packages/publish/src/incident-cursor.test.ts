import { expect, test } from 'vitest'
import { readCursor, writeCursor } from './incident-cursor.ts'

test.each(['', '[]', '["2019-02-30",1,2,3]', '[null,1,2]', '[null,1.5,2,3]', '[null,99999999999,2,3]'])(
  'a cursor that no page gave out is refused: %s',
  value => {
    expect(readCursor(Buffer.from(value).toString('base64url'))).toBeNull()
  },
)

test('a cursor that a page gave out is where it ended', () => {
  for (const day of ['2019-03-04', null]) {
    const key = { day, importNo: 3, line: 288_968, part: 1 }
    expect(readCursor(writeCursor(key))).toEqual(key)
  }
})
