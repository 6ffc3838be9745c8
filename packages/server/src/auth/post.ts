import { plainText, singleLine } from '@understory/model'
import type { People } from '@understory/record/people'
import type { Logger } from '../log.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** How long the link in it is good; so long the outbox keeps it. */
  readonly livesFor_s: number
  /** Where its reader stops such letters, for the headers that mail programs show a button for (RFC 8058). */
  readonly stop?: string | null
}

/** Sends a letter by SMTP, or keeps it for the operator where no SMTP is set or the mail server refuses. */
export interface Post {
  readonly by: 'smtp' | 'outbox'
  send(letter: Letter): Promise<'sent' | 'outbox'>
}

const stopHeaders = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/** What goes into a header is one line, whatever people typed; the text has no character that is no text. */
const clean = (letter: Letter): Letter => ({
  ...letter,
  to: singleLine(letter.to),
  subject: singleLine(letter.subject),
  text: plainText(letter.text),
  ...(letter.stop && { stop: singleLine(letter.stop) }),
})

export function createPost(options: {
  people: People
  smtpUrl: string | undefined
  from: string | undefined
  log: Logger
}): Post {
  const { people, smtpUrl, log } = options
  const keep = async (letter: Letter, reason: string): Promise<'outbox'> => {
    const purgeAt = new Date(Date.now() + letter.livesFor_s * 1000).toISOString()
    await people.keepLetter({ to: letter.to, subject: letter.subject, text: letter.text, reason, purgeAt })
    return 'outbox'
  }
  if (!smtpUrl) return { by: 'outbox', send: letter => keep(clean(letter), 'no mail server is set') }
  const transport = import('nodemailer').then(({ createTransport }) =>
    createTransport(smtpUrl, { from: options.from ?? 'understory@localhost' }),
  )
  transport.catch(() => {})
  return {
    by: 'smtp',
    send: async written => {
      const letter = clean(written)
      try {
        const { subject, text, stop } = letter
        // As an object the address is one recipient, whatever is in it.
        const to = { name: '', address: letter.to }
        await (await transport).sendMail({ to, subject, text, ...(stop && { headers: stopHeaders(stop) }) })
        return 'sent'
      } catch (error) {
        // The text of the error may hold the address; the code does not.
        const code = (error as { code?: unknown }).code
        log.warn({ code }, 'the mail server did not take a letter')
        return await keep(letter, `the mail server did not take it (${String(code ?? 'no code')})`)
      }
    },
  }
}
