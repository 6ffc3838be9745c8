import type { Room } from '@understory/model'
import type { Language } from '../../strings/words.tsx'

export interface Asked {
  readonly value: string
  readonly segment: string
  readonly prompt: string | null
  readonly label: string
}

/** What a point can answer: each prompt of the run-sheet, and each segment without one. */
export const askedOptions = (
  { session: { terms } }: Pick<Room, 'session'>,
  language: Language,
  free: string,
): Asked[] => [
  ...terms.runSheet.flatMap(part => [
    ...part.prompts.map(prompt => ({
      value: `${part.id}/${prompt.id}`,
      segment: part.id,
      prompt: prompt.id,
      label: prompt.text[language],
    })),
    { value: part.id, segment: part.id, prompt: null, label: `${part.title[language]} – ${free}` },
  ]),
  ...(terms.runSheet.length === 0 ? [{ value: 'whole', segment: 'whole', prompt: null, label: free }] : []),
]
