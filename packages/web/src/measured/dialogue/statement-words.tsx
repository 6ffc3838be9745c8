import type { PublicStatement } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** A statement in the language of the page where there is one, in the language it was written in otherwise. */
export function StatementWords({
  statement,
}: {
  statement: Pick<PublicStatement, 'text' | 'language' | 'translation'>
}) {
  const { language } = useWords()
  const { text, translation } = statement
  if (statement.language === language) return text
  if (translation !== null) return translation
  return <span lang={statement.language}>{text}</span>
}
