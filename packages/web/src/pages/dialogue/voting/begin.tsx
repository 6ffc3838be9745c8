import type { Voting } from '@understory/model'
import { Field } from '../../../forms/field.tsx'
import { useWords } from '../../../strings/words.tsx'

/** What the form to begin holds: the ticket of the server, and a code where somebody has one. */
export interface BeginForm {
  readonly ticket: string
  readonly code: string
}

interface Props {
  readonly voting: Voting
  readonly form: BeginForm
  readonly kiosk: boolean
  /** The address already brought a code, as from the QR code in a room. */
  readonly hasCode: boolean
}

/** Begins to vote. A small script works on the ticket while the page is read; without it the voter waits some seconds. */
export function Begin({ voting, form, kiosk, hasCode }: Props) {
  const { t, language } = useWords()
  const code = (
    <Field
      name="code"
      label={t('voting.code')}
      hint={t('voting.codeHint')}
      defaultValue={form.code}
      maxLength={40}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  )
  return (
    <>
      <h1>{voting.series.question[language]}</h1>
      <p className="lead">{t('voting.how', { statements: voting.statements.length })}</p>
      <form method="post" action="#asked" id="begin">
        {kiosk && <input type="hidden" name="kiosk" value="yes" />}
        <input type="hidden" name="step" value="begin" />
        <input type="hidden" name="ticket" value={form.ticket} />
        <input type="hidden" name="proof" value="" />
        {hasCode ? (
          code
        ) : (
          <details className="begin-code" open={form.code !== ''}>
            <summary>{t('voting.haveCode')}</summary>
            {code}
          </details>
        )}
        <button type="submit">{t('voting.begin')}</button>
        <p className="note" id="begin-status" role="status" hidden>
          {t('voting.working')}
        </p>
      </form>
      <noscript>
        <p className="note">{t('voting.noScript')}</p>
      </noscript>
      <p className="note">{t(kiosk ? 'voting.kioskKept' : 'voting.cookieKept')}</p>
      <script src="/vote-proof.js" defer />
    </>
  )
}
