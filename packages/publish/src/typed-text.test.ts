import type { City, DialogueOne } from '@understory/model'
import type { PublishedCommitment } from '@understory/record/published'
import { expect, test } from 'vitest'
import { calendarOf } from './dialogue-calendar.ts'
import { atomOf } from './plan/atom.ts'

/** What somebody types who wants lines, tags or characters of their own in a feed. */
const typed = `Safe\r\nEND:VEVENT\rBEGIN:VALARM\nX-EVIL:1\u0000\u0007\u0085\u2028,;\\ <img src=x onerror=alert(1)>]]>&${'x'.repeat(5000)}`
const both = { en: typed, es: typed }

test('a calendar has its own lines alone, whatever somebody typed into a title, a question or a place', () => {
  const session = {
    id: '018f0000-0000-7000-8000-000000000000',
    slug: 'first',
    state: 'open',
    startsAt: '2030-01-01T00:00:00Z',
    endsAt: '2030-01-01T01:00:00Z',
    terms: { title: both, place: { name: typed, address: typed } },
  }
  const dialogue = {
    series: {
      terms: { title: both, question: both },
      changedAt: '2030-01-01T00:00:00Z',
      sessions: [session],
    },
    address: 'https://safe.example/dialogue/talk',
    city: { name: 'milltown', title: typed },
  } as unknown as DialogueOne
  const text = calendarOf(dialogue, 'en', new Date(0))
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
  expect(lines.filter(line => /^(BEGIN|END|X-EVIL)/.test(line))).toEqual([
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  for (const line of lines) expect(line, line.slice(0, 60)).toMatch(/^([A-Z-]+[;:]|$)/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(lines.find(line => line.startsWith('NAME:'))).toContain('X-EVIL:1 \\,\\;\\\\ <img')
})

test('a feed is XML, and a reader that shows HTML runs nothing of what somebody typed', () => {
  const commitment = {
    no: 1,
    id: '018f0000-0000-7000-8000-000000000000',
    standing: { terms: { what: both, test: both } },
    shown: [{ seq: 1, at: '2030-01-01T00:00:00Z', kind: 'accepted', words: { text: typed }, org: typed }],
  } as unknown as PublishedCommitment
  const city: City = { name: 'milltown', title: typed, timeZone: 'UTC', invented: false }
  const text = atomOf({ city, all: [commitment], home: 'https://safe.example', language: 'en' })
  expect(text).not.toMatch(/[^\P{Cc}\n\t]/u)
  const shownAsHtml = [...text.matchAll(/type="html"><!\[CDATA\[([\s\S]*?)\]\]><\/(title|summary)>/g)].map(
    one => one[1],
  )
  expect(shownAsHtml.length).toBe(2)
  for (const html of shownAsHtml) {
    expect(html).not.toContain('<')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;]]&gt;&amp;')
  }
  expect(text.match(/<entry>/g)?.length).toBe(1)
})
