import { reasonsEs } from '../strings/reasons-es.ts'
import { useWords } from '../strings/words.tsx'

const noRule = /^No rule lets the role (\S+) read (\S+) data \((\S+)\) for (\S+)\.$/

/** A reason of the rules in the language of the page; in English, marked as such, where no translation is known. */
export function Reason({ text }: { text: string }) {
  const { language, t, code } = useWords()
  const [all, role = '', provenance = '', granularity = '', purpose = ''] = noRule.exec(text) ?? []
  if (all)
    return t('reason.noRule', {
      role: code('role', role),
      provenance: code('provenance', provenance),
      granularity: code('granularity', granularity),
      purpose: code('purpose', purpose),
    })
  if (language === 'en') return text
  return reasonsEs[text] ?? <span lang="en">{text}</span>
}
