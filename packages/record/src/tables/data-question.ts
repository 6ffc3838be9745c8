/** A resident's question about the data. */
export interface DataQuestionTable {
  id: string
  at: string
  question: string
}
