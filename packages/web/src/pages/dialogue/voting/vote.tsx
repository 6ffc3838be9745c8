import { castShape, type NextStatement, newVoterShape, nextStatementShape } from '@understory/model'
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

/** The code of a voter stays in the browser that began; a kiosk forgets it with the next person. */
const cookieOf = (slug: string): string => `understory-voter-${slug}`
const known = (request: Request, slug: string): string | null => {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find(one => one.startsWith(`${cookieOf(slug)}=`))
  return found ? decodeURIComponent(found.slice(cookieOf(slug).length + 1)) : null
}
const kept = (request: Request, slug: string, voter: string): string => {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${cookieOf(slug)}=${encodeURIComponent(voter)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}

interface Turn {
  readonly voter: string | null
  readonly next: NextStatement | null
  readonly trouble: Trouble | null
}

async function turnOf(context: Context, slug: string, voter: string | null): Promise<Turn> {
  if (voter === null) return nobody
  const next = await sendPart(context, `${at(slug)}/next`, { voter }, nextStatementShape)
  return next.ok ? { voter, next: next.value, trouble: null } : nobody
}
/** Whether the form of this request has been answered: its turn is shown, and the loader need not ask for another. */
const answered = createContext(false)
const nobody: Turn = { voter: null, next: null, trouble: null }
const at = (slug: string): string => `dialogue/${encodeURIComponent(slug)}`

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const slug = params.series ?? ''
  const voting = await askVoting(context, slug)
  const kiosk = new URL(request.url).searchParams.has('kiosk')
  const voter = kiosk ? null : known(request, slug)
  return { voting, kiosk, turn: context.get(answered) ? nobody : await turnOf(context, slug, voter) }
}

export const headers = ({ actionHeaders }: HeadersArgs) => actionHeaders

/** Begins, or casts one vote, and gives the statement that comes next. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const slug = params.series ?? ''
  context.set(answered, true)
  const { step, voter: typed, kiosk, id, statement, vote } = await formFields(request)
  const stuck = (trouble: Trouble, voter: string | null = null) =>
    data<Turn>({ voter, next: null, trouble }, { status: trouble.status })
  if (step === 'begin') {
    const channel = kiosk === 'yes' ? 'kiosk' : 'online'
    const begun = await sendPart(context, `${at(slug)}/voters`, { channel }, newVoterShape)
    if (!begun.ok) return stuck(begun.trouble)
    const { voter } = begun.value
    const turn = await turnOf(context, slug, voter)
    return channel === 'kiosk'
      ? data<Turn>(turn)
      : data<Turn>(turn, { headers: { 'set-cookie': kept(request, slug, voter) } })
  }
  const voter = typed ?? ''
  const cast = await sendPart(
    context,
    `${at(slug)}/votes`,
    { voter, votes: [{ id, statement, vote }] },
    castShape,
  )
  return cast.ok ? data<Turn>(await turnOf(context, slug, voter)) : stuck(cast.trouble, voter)
}

/** One statement a page, with three answers; no account and no name. */
export default function VotePage() {
  const { voting, kiosk, turn: first } = useLoaderData<typeof loader>()
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
        <Begin kiosk={kiosk} />
      ) : turn.next?.statement ? (
        <Ask voter={turn.voter} next={turn.next} kiosk={kiosk} />
      ) : (
        <Done kiosk={kiosk} />
      )}
    </div>
  )
}

function Begin({ kiosk }: { kiosk: boolean }) {
  const { voting } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  return (
    <>
      <h1>{voting.series.question[language]}</h1>
      <p className="lead">{t('voting.how', { statements: voting.statements.length })}</p>
      <form method="post" action="#asked">
        {kiosk && <input type="hidden" name="kiosk" value="yes" />}
        <button type="submit" name="step" value="begin">
          {t('voting.begin')}
        </button>
      </form>
      <p className="note">{t(kiosk ? 'voting.kioskKept' : 'voting.cookieKept')}</p>
    </>
  )
}

const answers = ['agree', 'disagree', 'pass'] as const

function Ask({ voter, next, kiosk }: { voter: string; next: NextStatement; kiosk: boolean }) {
  const { voting } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
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
          <a href={`${path(`/dialogue/${voting.series.slug}/take-part/vote`)}?kiosk`}>
            {t('voting.nextPerson')}
          </a>
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
  return (
    <>
      <h1>{t('voting.done')}</h1>
      <p className="lead">{t('voting.doneText')}</p>
      <p className="tools">
        {kiosk ? (
          <a className="button" href={`${path(`${base}/take-part/vote`)}?kiosk`}>
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
