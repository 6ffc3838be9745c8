import {
  castShape,
  type NextStatement,
  newVoterShape,
  nextStatementShape,
  voterTicketShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  createContext,
  data,
  type HeadersArgs,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { Context } from '../../../api/ask.ts'
import { formFields, type Trouble } from '../../../api/member.ts'
import { sendPart } from '../../../api/part.ts'
import { askVoting } from '../../../api/voting.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { StatementWords } from '../../../measured/dialogue/statement-words.tsx'
import { useWords } from '../../../strings/words.tsx'
import { Begin, type BeginForm } from './begin.tsx'
import { voterCookie, voterOf } from './voter-cookie.ts'

interface Turn {
  readonly voter: string | null
  readonly next: NextStatement | null
  readonly trouble: Trouble | null
  /** Where nobody votes yet. */
  readonly begin: BeginForm
}

/** The next statement of a voter; for nobody, a ticket to begin with. */
async function turnOf(context: Context, slug: string, voter: string | null, code = ''): Promise<Turn> {
  if (voter !== null) {
    const next = await sendPart(context, `${at(slug)}/next`, { voter }, nextStatementShape)
    if (next.ok) return { voter, next: next.value, trouble: null, begin: nobody.begin }
  }
  return { ...nobody, begin: { ticket: await newTicket(context, slug), code } }
}
/** Empty where voting is closed. */
async function newTicket(context: Context, slug: string): Promise<string> {
  const made = await sendPart(context, `${at(slug)}/voter-tickets`, {}, voterTicketShape)
  return made.ok ? made.value.ticket : ''
}
/** Whether the form of this request has been answered: its turn is shown, and the loader need not ask for another. */
const answered = createContext(false)
const nobody: Turn = { voter: null, next: null, trouble: null, begin: { ticket: '', code: '' } }
const at = (slug: string): string => `dialogue/${encodeURIComponent(slug)}`

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const slug = params.series ?? ''
  const voting = await askVoting(context, slug)
  const { searchParams } = new URL(request.url)
  const kiosk = searchParams.has('kiosk')
  const code = (searchParams.get('code') ?? '').slice(0, 40)
  const voter = kiosk ? null : voterOf(request, slug)
  const turn = context.get(answered) ? nobody : await turnOf(context, slug, voter, code)
  return { voting, kiosk, code, turn }
}

export const headers = ({ actionHeaders }: HeadersArgs) => actionHeaders

/** Begins, or casts one vote, and gives the statement that comes next. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const slug = params.series ?? ''
  context.set(answered, true)
  const { step, voter: typed, kiosk, id, statement, vote, ...sent } = await formFields(request)
  const stuck = (trouble: Trouble, turn: Partial<Turn>) =>
    data<Turn>({ ...nobody, ...turn, trouble }, { status: trouble.status })
  if (step === 'begin') {
    const channel = kiosk === 'yes' ? 'kiosk' : 'online'
    const { code = null, ticket = null, proof = null } = sent
    const body = { channel, code, ticket, proof }
    const begun = await sendPart(context, `${at(slug)}/voters`, body, newVoterShape)
    if (!begun.ok) {
      const isOver = begun.trouble.where === 'ticket'
      const kept = isOver || ticket === null ? await newTicket(context, slug) : ticket
      return stuck(begun.trouble, { begin: { ticket: kept, code: code ?? '' } })
    }
    const { voter } = begun.value
    const turn = await turnOf(context, slug, voter)
    return channel === 'kiosk'
      ? data<Turn>(turn)
      : data<Turn>(turn, { headers: { 'set-cookie': voterCookie(request, slug, voter) } })
  }
  const voter = typed ?? ''
  const cast = await sendPart(
    context,
    `${at(slug)}/votes`,
    { voter, votes: [{ id, statement, vote }] },
    castShape,
  )
  return cast.ok ? data<Turn>(await turnOf(context, slug, voter)) : stuck(cast.trouble, { voter })
}

/** One statement a page, with three answers; no account and no name. */
export default function VotePage() {
  const { voting, kiosk, code, turn: first } = useLoaderData<typeof loader>()
  const turn = useActionData<typeof action>() ?? first
  const { t, path, language } = useWords()
  const { series } = voting
  return (
    <div className="form-page vote-page">
      <title>{t('voting.voteTitle')}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}/statements`)}>{series.title[language]}</a>
      </p>
      <ErrorSummary trouble={turn.trouble} />
      {voting.state === 'closed' ? (
        <h1>{t('voting.closed')}</h1>
      ) : turn.voter === null ? (
        <Begin voting={voting} form={turn.begin} kiosk={kiosk} hasCode={code !== ''} />
      ) : turn.next?.statement ? (
        <Ask voter={turn.voter} next={turn.next} kiosk={kiosk} />
      ) : (
        <Done kiosk={kiosk} />
      )}
    </div>
  )
}

/** Where the next person at a kiosk begins: with the room code, where the kiosk has one. */
function useNextPerson(): string {
  const { voting, code } = useLoaderData<typeof loader>()
  const { path } = useWords()
  const own = path(`/dialogue/${voting.series.slug}/take-part/vote`)
  return `${own}?kiosk${code === '' ? '' : `&code=${encodeURIComponent(code)}`}`
}

const answers = ['agree', 'disagree', 'pass'] as const

function Ask({ voter, next, kiosk }: { voter: string; next: NextStatement; kiosk: boolean }) {
  const { voting } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
  const nextPerson = useNextPerson()
  const { statement, seen, of } = next
  if (!statement) return null
  return (
    <>
      <p className="note" id="asked">
        {t('voting.progress', { at: seen + 1, of })}
      </p>
      <h1 className="statement-asked">
        <StatementWords statement={statement} />
      </h1>
      <p className="note">{t(`voting.author.${statement.author}`)}</p>
      {/* The next page begins at what is asked: one step of the keyboard from the answers, and without scrolling past the head of the page. */}
      <form method="post" action="#asked" className="answers">
        <input type="hidden" name="voter" value={voter} />
        <input type="hidden" name="id" value={idFor(voter, statement.id, seen)} />
        <input type="hidden" name="statement" value={statement.id} />
        {answers.map(one => (
          <button key={one} type="submit" name="vote" value={one} className={one === 'pass' ? 'second' : one}>
            {t(`voting.${one}`)}
          </button>
        ))}
      </form>
      <p className="links">
        {!kiosk && (
          <a href={path(`/dialogue/${voting.series.slug}/take-part/statement`)}>{t('voting.say')}</a>
        )}
        {kiosk ? (
          <a href={nextPerson}>{t('voting.nextPerson')}</a>
        ) : (
          <a href={path(`/dialogue/${voting.series.slug}/statements`)}>{t('voting.stop')}</a>
        )}
      </p>
    </>
  )
}

/** An id that is the same when the same form is sent twice, and another for a later vote: eight hex groups of a simple mix. */
function idFor(voter: string, statement: string, seen: number): string {
  let state = 2_166_136_261
  let hex = ''
  const text = `${voter} ${statement} ${seen}`
  for (let round = 0; round < 4; round++) {
    for (const letter of `${round}${text}`)
      state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
    hex += (state >>> 0).toString(16).padStart(8, '0')
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function Done({ kiosk }: { kiosk: boolean }) {
  const { voting } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
  const base = `/dialogue/${voting.series.slug}`
  const nextPerson = useNextPerson()
  return (
    <>
      <h1>{t('voting.done')}</h1>
      <p className="lead">{t('voting.doneText')}</p>
      <p className="tools">
        {kiosk ? (
          <a className="button" href={nextPerson}>
            {t('voting.nextPerson')}
          </a>
        ) : (
          <>
            <a className="button" href={path(`${base}/statements`)}>
              {t('voting.toStatements')}
            </a>{' '}
            <a className="button second" href={path(`${base}/take-part/statement`)}>
              {t('voting.say')}
            </a>
          </>
        )}
      </p>
    </>
  )
}
