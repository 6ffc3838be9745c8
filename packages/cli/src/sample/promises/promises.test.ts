import { identifyingPassages } from '@understory/model'
import { expect, test } from 'vitest'
import { notesOf } from '../dialogue/harbor-notes.ts'
import { answers } from './answer-texts.ts'
import { promises } from './promise-texts.ts'

test('what residents are said to have said was said in the invented notes and released', () => {
  const said = Object.values(notesOf)
    .flat(2)
    .flatMap(one => (one.released === null ? [] : [one.released ?? one.text]))
  for (const { heard } of promises)
    expect(said.some(one => one === heard.en || one === heard.es.trim())).toBe(true)
})

test('each state of a promise is there once, and no word leads to a person', () => {
  expect(promises.map(one => one.steps.at(-1)?.kind ?? 'proposed').toSorted()).toEqual([
    ...['declined', 'delivered', 'delivered', 'in-progress', 'proposed'],
  ])
  for (const { what, test: how, heard } of promises)
    for (const text of [what, how, heard, ...answers.map(one => one.words)])
      expect([identifyingPassages(text.en, []), identifyingPassages(text.es, [])]).toEqual([[], []])
  for (const { evidence } of promises)
    for (const text of evidence ? [evidence.title, evidence.text] : [])
      expect(identifyingPassages(text, [])).toEqual([])
})
