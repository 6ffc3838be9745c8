import type { ProposedPoint } from '@understory/model'
import type { Values } from '../form-lines.ts'

/** The points that were picked in the form, whose fields are named by what they are and by the note. */
export const proposedPoints = (values: Values): ProposedPoint[] =>
  Object.keys(values)
    .filter(name => name.startsWith('pick.'))
    .map(name => name.slice('pick.'.length))
    .map(note => ({
      note,
      text: values[`text.${note}`] ?? '',
      form: values[`form.${note}`] === 'verbatim' ? 'verbatim' : 'paraphrase',
      cleared: Object.entries(values).flatMap(([name, text]) =>
        /^clear\d+\./.test(name) && name.endsWith(note) ? [text] : [],
      ),
    }))
