/** How somebody wants the letters of the plan. */
export interface LetterChoiceTable {
  person: string
  language: 'en' | 'es'
  wanted: boolean
  changed_at: string
}
