import { localDay } from '@understory/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DateLayout, readDate } from './dates.ts'
import { readTime, type TimeLayout } from './times.ts'

test.each<[DateLayout, string, string | null, string, number | null]>([
  ['iso', '2016-02-29', null, '2016-02-29', null],
  ['iso-datetime', '2016-06-18T00:33:00', null, '2016-06-18', 33],
  ['iso-datetime', '2016-06-18', null, '2016-06-18', null],
  ['iso-datetime', '2016-06-18 23:59:59.999', null, '2016-06-18', 1439],
  ['iso-datetime', '2023-12-14T03:12:49Z', 'America/New_York', '2023-12-13', 22 * 60 + 12],
  ['iso-datetime', '2023-12-14T03:12:49+02:00', 'UTC', '2023-12-14', 72],
  ['iso-datetime', '2023-12-14T00:30:00-0530', 'UTC', '2023-12-14', 6 * 60],
  ['m/d/yyyy', '9/2/2006', null, '2006-09-02', null],
  ['d/m/yyyy', '9/2/2006', null, '2006-02-09', null],
  ['m/d/yyyy h:mm', '12/31/2023 4:57', null, '2023-12-31', 297],
  ['m/d/yyyy h:mm:ss am', '9/22/2006 12:00:00 AM', null, '2006-09-22', 0],
  ['m/d/yyyy h:mm:ss am', '9/22/2006 12:05:00 pm', null, '2006-09-22', 725],
  ['yyyymmdd', '20151105', null, '2015-11-05', null],
  ['month d, yyyy', 'December 31, 2016', null, '2016-12-31', null],
  ['month d, yyyy', 'Sep 3 2016', null, '2016-09-03', null],
  ['epoch-ms', '1577880000000', 'America/New_York', '2020-01-01', 420],
  ['epoch-s', '-1', null, '1969-12-31', 1439],
])('%s reads %s (%s)', (layout, text, zone, day, minute) => {
  expect(readDate(` ${text} `, layout, zone)).toEqual({ day, minute })
})

test.each<[DateLayout, string]>([
  ['iso', '2023-02-29'],
  ['iso', '2023-2-9'],
  ['iso-datetime', '2023-02-01T24:00:00'],
  ['m/d/yyyy', '13/1/2020'],
  ['m/d/yyyy', '1/2/20'],
  // The malformed date of the original homicide file.
  ['yyyymmdd', '201511105'],
  ['month d, yyyy', 'Smarch 1, 2016'],
  ['m/d/yyyy h:mm:ss am', '9/22/2006 13:00:00 AM'],
  ['epoch-ms', '1e12'],
])('%s does not read %s', (layout, text) => {
  expect(readDate(text, layout, null)).toBeNull()
})

test('a local day agrees with the one that Intl formats, at any instant of a century', () => {
  const zones = fc.constantFrom('America/New_York', 'Asia/Kathmandu', 'Europe/London', 'Australia/Lord_Howe')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_155_760_000 }), zones, (seconds, zone) => {
      expect(readDate(String(seconds), 'epoch-s', zone)?.day).toBe(localDay(new Date(seconds * 1000), zone))
    }),
  )
})

test.each<[TimeLayout, string, number | null, boolean]>([
  ['hh:mm:ss', '00:33:00', 33, false],
  ['hh:mm', '23:59', 1439, false],
  ['hhmm', '0015', 15, false],
  ['hhmm', '915', 555, false],
  ['hh:mm:ss or hhmm', '02:38:00', 158, false],
  ['hh:mm:ss or hhmm', '2251', 1371, true],
  ['h:mm am', '12:05 PM', 725, false],
  ['hh:mm', '24:00', null, false],
  ['hh:mm', '10:60', null, false],
  ['hhmm', '10:00', null, false],
])('time %s of %s', (layout, text, minute, odd) => {
  expect(readTime(text, layout)).toEqual(minute === null ? null : { minute, odd })
})
